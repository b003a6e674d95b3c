"""How a game is started and controlled, told to the referee from inside knowledge."""

from typing import Any

from tests.games.controls import Key, key
from tests.games.spec import Spec

_MOUSE = {
    "left": ("mousemove", -1),
    "right": ("mousemove", 1),
    "turn": ("click", 0),
    "soft": ("wheel", 0),
    "hard": ("contextmenu", 0),
}
Act = dict[str, Any]


def _key(one: Key) -> Act:
    return {"how": "key", "key": one.key, "code": one.code, "number": one.number}


def start_of(spec: Spec) -> list[Act]:
    """What begins the game."""
    acts: dict[str, Act] = {
        "button": {"how": "click", "path": f"#{spec.ids['start']}"},
        "div": {"how": "click", "path": f"#{spec.ids['start']}"},
        "enter": _key(key("Enter")),
        "menu": _key(key("Enter")),
        "space": _key(key(" ")),
        "anykey": _key(key("g")),
        "overlay": {"how": "click", "path": f"#{spec.ids['overlay']}"},
        "canvas": {"how": "press", "path": f"#{spec.ids['board']}"},
        "drawn": {"how": "drawn"},
        "countdown": {"how": "wait", "ms": 2300},
    }
    return [acts[spec["start"]]] if spec["start"] in acts else []


def restart_of(spec: Spec) -> list[Act]:
    """What begins another game."""
    ids = spec.ids
    match spec["restart"]:
        case "key":
            return [_key(spec.restart_key)]
        case "button":
            return [{"how": "click", "path": f"#{ids['restart']}"}]
        case "click":
            return [{"how": "press", "path": f"#{ids['board']}"}]
        case "again":
            return start_of(spec)
        case _:
            return []


def plan_of(spec: Spec) -> dict[str, Any]:
    """Everything that the referee has to know of a game."""
    ids = spec.ids
    if spec["keys"] == "mouse":
        roles: dict[str, Act] = {
            role: {"how": "mouse", "event": event, "step": step}
            for role, (event, step) in _MOUSE.items()
            if role in spec.roles
        }
    elif spec["keys"] == "buttons":
        roles = {role: {"how": "click", "path": f"#{ids['pad']}-{role}"} for role in spec.roles}
    else:
        roles = {role: _key(one) for role, one in spec.binds.items()}
    return {
        "start": start_of(spec),
        "restart": restart_of(spec),
        "roles": roles,
        "board": f"#{ids['board']}",
        "score": f"#{ids['score']}",
        "next": f"#{ids['next']}",
        "preview": spec.preview,
        "levels": spec.lines_per_level,
        "softHeld": spec["soft"] == "hold",
        "hidden": spec.hidden,
        "over": spec["over"],
        "spins": spec.bug == "piece_state",
        "deals": 70 if spec.bug.startswith("piece") else 20,
    }
