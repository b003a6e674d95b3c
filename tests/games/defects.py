"""The catalogue of faults: what each does, which check owns it, and where it can be planted."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.games.spec import Spec
from tests.games.templating import ENGINES, mentioned

Holds = Callable[[Spec], bool]


@dataclass(frozen=True, slots=True)
class Defect:
    """One way in which a program is wrong; `defects.toml` says what the fields mean."""

    name: str
    kind: str
    owner: str
    says: str
    also: tuple[str, ...] = ()
    engine: bool = False


def _catalogue() -> dict[str, Defect]:
    with (Path(__file__).parent / "defects.toml").open("rb") as file:
        listed = tomllib.load(file)
    return {
        name: Defect(name, **fields | {"also": tuple(fields.get("also", ()))})
        for name, fields in listed.items()
    }


DEFECTS = _catalogue()


def _has(dimension: str, *values: str) -> Holds:
    return lambda spec: spec[dimension] in values


def _lacks(dimension: str, *values: str) -> Holds:
    return lambda spec: spec[dimension] not in values


def _told(role: str) -> Holds:
    """The player can do it, and the page says so."""
    return lambda spec: (
        role in spec.roles
        and (spec["hints"] != "none" or spec["keys"] == "buttons" or spec["drops"] == "told")
    )


def _restartable(spec: Spec) -> bool:
    return spec["restart"] in {"key", "button", "click"} and spec["over"] != "reset"


def _scored(spec: Spec) -> bool:
    return spec.scored


def _levelled(spec: Spec) -> bool:
    return bool(spec.lines_per_level)


def _previewed(spec: Spec) -> bool:
    return spec.preview > 0


def _holds(spec: Spec) -> bool:
    return spec.has_hold


def _pauseless(spec: Spec) -> bool:
    return "pause" not in spec.roles


def _hard(spec: Spec) -> bool:
    return "hard" in spec.roles


def _stateful(spec: Spec) -> bool:
    return ENGINES[spec["engine"]].form in {"states", "mask"}


def _coloured_by_code(spec: Spec) -> bool:
    """With classes, a piece without its class still has the ghost's."""
    return spec["view"] not in {"classes", "shadow"} or spec["ghost"] == "none"


_WAITS = _lacks("start", "auto", "countdown")
_OWN_BOARD = _lacks("engine", "domstate")
_KEYS = _lacks("keys", "mouse")
_SHOWN = _lacks("board", "hidden")
_NEEDS: dict[str, tuple[Holds, ...]] = {
    "start_element": (_WAITS,),
    "start_event": (_WAITS,),
    "blank_undrawn": (_OWN_BOARD,),
    "blank_detached": (_OWN_BOARD, _lacks("view", "window", "dpr", "shadow")),
    "blank_colour": (
        _OWN_BOARD,
        _lacks("view", "svg"),
        _lacks("paint", "changed"),
        _coloured_by_code,
    ),
    "blank_covered": (_has("start", "enter", "space", "anykey", "countdown", "menu"),),
    "blank_offscreen": (_OWN_BOARD, _lacks("view", "window"), _KEYS),
    "piece_long": (_lacks("engine", "bits"),),
    "piece_state": (_stateful,),
    "left_key": (_KEYS,),
    "right_key": (_KEYS,),
    "move_keys": (_KEYS,),
    "turn_key": (_KEYS,),
    "gravity_uncalled": (_SHOWN,),
    "gravity_guard": (_SHOWN, _pauseless),
    "gravity_reset": (_SHOWN, _lacks("loop", "sleep")),
    "gravity_nan": (_SHOWN, _has("loop", "frames", "counted", "fast")),
    "overlap_hard": (_hard,),
    "restart_event": (_restartable,),
    "restart_board": (_restartable, _lacks("board", "prefilled")),
    "restart_flag": (_restartable,),
    "soft_key": (_told("soft"), _KEYS),
    "soft_dead": (_told("soft"),),
    "hard_key": (_told("hard"), _KEYS),
    "hard_dead": (_told("hard"),),
    "points_lost": (_scored,),
    "points_nan": (_scored,),
    "points_unshown": (_scored, _lacks("view", "window"), _has("drops", "no")),
    "drop_lost": (_has("drops", "told"),),
    "speed_constant": (_levelled,),
    "speed_stuck": (_levelled,),
    "speed_unarmed": (_levelled, _has("loop", "interval", "split"), _lacks("soft", "hold")),
    "preview_blank": (_previewed,),
    "preview_stale": (_previewed, _lacks("view", "window")),
    "preview_lies": (_previewed,),
    "swap_key": (_holds,),
    "hold_dead": (_holds,),
}


def possible(spec: Spec, name: str) -> bool:
    """Whether a defect can be planted in a game."""
    if not all(holds(spec) for holds in _NEEDS.get(name, ())):
        return False
    held = name == "soft_dead" and spec["soft"] == "hold"
    return held or not DEFECTS[name].engine or name in mentioned(spec["engine"])
