"""What the templates of loops, keys, beginnings and ends may name."""

from typing import Any

from tests.games.hints import hints
from tests.games.spec import Spec
from tests.games.templating import Call

ROLES = ("left", "right", "turn", "back", "soft", "hard", "swap", "pause")
_DEAD = {f"{role}_key": (role,) for role in ROLES} | {
    "turn_key": ("turn", "back"),
    "move_keys": ("left", "right"),
}
_COVERED = {"enter", "space", "anykey", "overlay", "countdown", "menu"}
"""Beginnings that are told on a sheet over the board."""


def draws_itself(spec: Spec) -> bool:
    """Whether the loop draws by itself, many times a second."""
    return spec["loop"] in {"frames", "counted", "split", "fast"}


def _quoted(text: str) -> str:
    """A text that may stand between single quotes."""
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _period(spec: Spec, call: Call) -> str:
    """Code of the time between two steps of gravity."""
    period = call("period")
    if spec["soft"] != "hold" or "soft" not in spec.roles or spec.bug == "soft_dead":
        return period
    soft = spec.binds.get("soft", spec.restart_key)
    code = soft.misspelt.code if spec.bug == "soft_key" else soft.code
    fast = f"down.has('{code}')" if spec["keys"] == "held" else "fast"
    return f"({fast} ? 45 : {period})"


def _time(spec: Spec, call: Call) -> dict[str, Any]:
    steady = draws_itself(spec)
    halted = call("paused") if spec.bug == "gravity_guard" else f"!({call('paused')})"
    per_frame = {"held": "poll();", "queue": "obey();" if steady else ""}
    return {
        "redraw": "" if steady else "draw();",
        "rearm": "go();" if spec["loop"] in {"interval", "timeouts", "split"} else "",
        "period": _period(spec, call),
        "alive": f"{call('live')} && {halted}",
        "step": "draw();" if spec.bug == "gravity_uncalled" else f"{call('tick')};",
        "perframe": per_frame.get(spec["keys"], ""),
    }


def _input(spec: Spec, call: Call, rearm: str) -> dict[str, Any]:
    dead = _DEAD.get(spec.bug, ())
    held = spec["soft"] == "hold"
    acts = {
        role: call(role) for role in ROLES if role in spec.roles and not (role == "soft" and held)
    }
    if held and "soft" in spec.roles and spec["keys"] != "buttons":
        acts["soft"] = f"if (!fast) {{ fast = true; {rearm} }}"
    return {
        "acts": acts,
        "dead_roles": dead,
        "binds": {role: one.misspelt if role in dead else one for role, one in spec.binds.items()},
        "restart_key": spec.restart_key.misspelt
        if spec.bug == "restart_event"
        else spec.restart_key,
        "drops_focus": spec.rng("focus").random() < 0.7
        or " " in {one.key for one in spec.binds.values()},
    }


def _again(spec: Spec) -> str:
    """What the end says about another game."""
    if spec["restart"] == "key":
        text = spec.words.again.format(spec.restart_key.label)
    elif spec["restart"] == "click":
        text = spec.words.click
    else:
        return ""
    return _quoted(text if spec["over"] == "drawn" else f" - {text}")


def _effects(spec: Spec, rearm: str) -> dict[str, str]:
    """Statements that an engine runs when something has happened."""
    animation = spec["animation"]
    armed = spec["loop"] in {"interval", "split"} and spec.bug != "speed_unarmed"
    return {
        "over": "finish();",
        "lock": {"particles": "burst(4);"}.get(animation, ""),
        "swept": {"particles": "burst(16);", "shake": "shake();"}.get(animation, ""),
        "drop": {"shake": "shake();"}.get(animation, ""),
        "level": rearm if armed else "",
    }


def glue_words(spec: Spec, call: Call) -> dict[str, Any]:
    """What the templates around an engine and a view may name."""
    time = _time(spec, call)
    return {
        **time,
        **_input(spec, call, time["rearm"]),
        "has_overlay": spec["over"] == "overlay" or spec["start"] in _COVERED,
        "has_message": spec["over"] == "text" or spec["start"] in {"menu", "canvas"},
        "again": _again(spec),
        "fx": _effects(spec, time["rearm"]),
        "hint_lines": [_quoted(line) for line in hints(spec)],
    }
