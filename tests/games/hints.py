"""What a page tells its player about the controls."""

from tests.games.spec import Spec


def hints(spec: Spec) -> list[str]:
    """What the page says about the controls, line by line."""
    words, lines = spec.words, []
    named = {"turn": words.turn, "back": words.turn, "soft": words.soft, "hard": words.hard}
    named |= {"swap": words.hold, "pause": words.pause}
    if spec["hints"] != "none" and spec["keys"] != "buttons":
        if spec["keys"] == "mouse":
            signs = {"turn": "🖱 click", "soft": "🖱 wheel", "hard": "🖱 right click"}
            lines.append(f"🖱 ↔: {words.move}")
        else:
            signs = {role: one.label for role, one in spec.binds.items()}
            lines.append(f"{signs['left']} {signs['right']}: {words.move}")
        lines += [
            f"{sign}: {named[role]}"
            for role, sign in signs.items()
            if role in spec.roles and role in named
        ]
    if spec["restart"] == "key":
        lines.append(f"{spec.restart_key.label}: {words.restart}")
    if spec["drops"] == "told":
        told = [f"{words.soft}: +1"]
        if "hard" in spec.roles:
            told.append(f"{words.hard}: +2")
        lines.append(f"{', '.join(told)} {words.points}")
    if spec.lines_per_level and spec["hints"] != "none":
        lines.append(words.faster.format(spec.lines_per_level))
    return lines
