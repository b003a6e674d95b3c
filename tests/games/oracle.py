"""What is true of a generated game: every check's right verdict, and the facts."""

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.games.controls import Key
from tests.games.defects import DEFECTS
from tests.games.pieces import findings
from tests.games.spec import Spec
from tests.shape_programs.oracle import Expected

Status = Literal["holds", "fails", "not-owed", "blocked"]

ALWAYS = (
    "dead-start", "blank-board", "wrong-tetrominoes", "dead-move", "dead-rotation",
    "escaping-rotation", "refused-rotation", "missing-gravity", "overlapping-piece",
    "uncleared-line", "uncleared-multiple", "unnoticed-game-over",
)  # fmt: skip
ADVERTISED = (
    "dead-soft-drop", "dead-hard-drop", "unscored-line", "unscored-drop", "constant-speed",
    "blank-preview", "dead-restart",
)  # fmt: skip
CRAFT = ("linear-scoring",)
BESIDE = ("escaping-move", "dead-hold", "script-syntax-error")
"""Faults that no tetris check of the design owns; their games are right in everything else."""

CHECKS = (*ALWAYS, *ADVERTISED, *CRAFT)

_SEEN = ("script-syntax-error", "dead-start", "blank-board")
PARENTS: dict[str, tuple[str, ...]] = {
    "dead-start": ("script-syntax-error",),
    "blank-board": ("script-syntax-error", "dead-start"),
    "wrong-tetrominoes": (),
    "dead-move": _SEEN,
    "dead-rotation": _SEEN,
    "escaping-rotation": (*_SEEN, "dead-rotation"),
    "refused-rotation": (*_SEEN, "dead-rotation"),
    "missing-gravity": _SEEN,
    "overlapping-piece": _SEEN,
    "uncleared-line": (*_SEEN, "dead-move"),
    "uncleared-multiple": (*_SEEN, "dead-move", "uncleared-line"),
    "unnoticed-game-over": _SEEN,
    "dead-soft-drop": _SEEN,
    "dead-hard-drop": _SEEN,
    "unscored-line": (*_SEEN, "dead-move", "uncleared-line"),
    "unscored-drop": _SEEN,
    "constant-speed": (*_SEEN, "dead-move", "missing-gravity", "uncleared-line"),
    "blank-preview": _SEEN,
    "dead-restart": (*_SEEN, "unnoticed-game-over"),
    "linear-scoring": (
        *_SEEN,
        "dead-move",
        "uncleared-line",
        "uncleared-multiple",
        "unscored-line",
    ),
    "escaping-move": _SEEN,
    "dead-hold": _SEEN,
    "script-syntax-error": (),
}
"""Which fault hides which: what cannot be seen of a game because of another fault."""

_LANDING = (
    "overlapping-piece", "uncleared-line", "uncleared-multiple", "unnoticed-game-over",
    "unscored-line", "unscored-drop", "constant-speed", "dead-restart", "linear-scoring",
    "blank-preview",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expectation:
    """The right verdict of one check on one game.

    `either` is set where another verdict is honest, too. `root` names the fault that hides a
    blocked check. `findings` are those of `wrong-tetrominoes`, as (message, kind or "").
    """

    status: Status
    root: str = ""
    either: bool = False
    findings: Expected = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be measured of a game that starts.

    `pitch` is in CSS pixels, None for text; `points` for one to four rows together at level 1.
    """

    columns: int
    rows: int
    direction: Literal["down", "up", "right"]
    pitch: int | None
    renderer: str
    preview: int
    hold: bool
    start: str
    controls: dict[str, Key] = field(hash=False)
    points: tuple[int, ...] = ()


def _owed(spec: Spec, check: str) -> bool:
    drops = spec["drops"] == "told"
    told = spec["hints"] != "none" or spec["keys"] == "buttons" or drops
    advertised = {
        "dead-soft-drop": told and "soft" in spec.roles,
        "dead-hard-drop": told and "hard" in spec.roles,
        "unscored-line": spec.scored,
        "linear-scoring": spec.scored,
        "unscored-drop": drops,
        "constant-speed": spec.lines_per_level > 0,
        "blank-preview": spec.preview > 0,
        "dead-restart": spec["restart"] in {"key", "button", "click"},
        "dead-hold": spec.has_hold,
    }
    return advertised.get(check, True)


def _either(spec: Spec, check: str) -> bool:
    """Whether it is a matter of taste if the game advertises something."""
    return check == "dead-restart" and spec["restart"] == "again"


def _hidden_by(spec: Spec, check: str) -> str:
    """The fault that keeps a check from being seen, or nothing."""
    if not spec.bug:
        return ""
    owner = DEFECTS[spec.bug].owner
    if owner in PARENTS[check]:
        return owner
    if owner != "missing-gravity":
        return ""
    if check == "dead-soft-drop" and spec["soft"] == "hold":
        return owner
    falls = "hard" in spec.roles or spec["soft"] == "tap"
    return owner if check in _LANDING and not falls else ""


def expectation(spec: Spec, check: str) -> Expectation:
    """The right verdict of one check."""
    defect = DEFECTS[spec.bug] if spec.bug else None
    either = _either(spec, check) or (defect is not None and check in defect.also)
    if not _owed(spec, check):
        return Expectation("not-owed", either=either)
    if defect is not None and defect.owner == check:
        return Expectation(
            "fails", findings=_findings(spec) if check == "wrong-tetrominoes" else ()
        )
    root = _hidden_by(spec, check)
    if root:
        return Expectation("blocked", root, either)
    if check == "linear-scoring" and spec["scoring"] in {"linear", "cells"}:
        return Expectation("fails", either=either)
    return Expectation("holds", either=either)


def _findings(spec: Spec) -> Expected:
    return findings(spec.pieces, unpicked=int(spec.bug == "piece_unpicked"))


def truth(spec: Spec) -> dict[str, Expectation]:
    """The right verdict of every check, those beside the design included."""
    return {check: expectation(spec, check) for check in (*CHECKS, *BESIDE)}


_POINTS = {
    "growing": (40, 100, 300, 1200),
    "modern": (100, 300, 500, 800),
    "linear": (10, 20, 30, 40),
    "square": (10, 40, 90, 160),
}


def facts(spec: Spec) -> Facts:
    """What can be measured of the game."""
    points: tuple[int, ...] = _POINTS.get(spec["scoring"], ())
    if spec["scoring"] == "cells":
        points = tuple(spec.columns * count for count in (1, 2, 3, 4))
    gap = 1 if spec["view"] == "table" else 0
    return Facts(
        columns=spec.columns,
        rows=spec.rows - spec.hidden,
        direction="right"
        if spec["board"] == "sideways"
        else "up"
        if spec["board"] == "rising"
        else "down",
        pitch=None if spec["view"] == "pre" else int(spec["cell"]) + gap,
        renderer=spec["view"],
        preview=spec.preview,
        hold=spec.has_hold,
        start=spec["start"],
        controls=dict(spec.binds),
        points=points,
    )


def as_json(spec: Spec) -> dict[str, Any]:
    """The truth of a game as plain data, for tools outside of Python."""
    return {
        "name": spec.name,
        "bug": spec.bug,
        "values": dict(spec.values),
        "checks": {
            check: {"status": one.status, "root": one.root, "either": one.either}
            for check, one in truth(spec).items()
        },
    }
