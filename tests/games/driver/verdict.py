"""From what a game did to what that means, apart from what should be true of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.games.spec import Spec
from tests.shape_programs.oracle import KINDS, Kind, kind_of


@dataclass(frozen=True, slots=True)
class Terms:
    """What has to be known of a game to judge what it did.

    `shown` says whether its numbers and previews are elements of the page, `start_cells` how many
    cells may lie on the board when a game begins, `counts_pieces` whether enough pieces were dealt
    to miss one.
    """

    bug: str = ""
    scored: bool = False
    drops: bool = False
    levels: int = 0
    shown: bool = True
    pictured: bool = True
    start_cells: float = 8
    counts_pieces: bool = False

    @classmethod
    def of(cls, spec: Spec) -> "Terms":
        """The terms of a generated game."""
        return cls(
            bug=spec.bug,
            scored=spec.scored,
            drops=spec["drops"] == "told",
            levels=spec.lines_per_level,
            shown=spec["view"] != "window",
            start_cells=0.6 * spec.columns * spec.rows if spec["board"] == "prefilled" else 8,
            counts_pieces=spec.bug.startswith("piece"),
        )


Found = dict[str, bool | None]
"""Per check whether the fault is there; None where that was not seen."""


def _cells(name: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in (pair.split(",") for pair in name.split())]


def kinds_seen(result: dict[str, Any]) -> tuple[set[Kind], int]:
    """The kinds of piece that came, and how many shapes were none."""
    kinds: set[Kind] = set()
    strangers = 0
    for name in result["kinds"]:
        kind = kind_of(_cells(name))
        if kind is None:
            strangers += 1
        else:
            kinds.add(kind)
    return kinds, strangers


def _distance(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def is_blank(seen: dict[str, list[list[float]]]) -> bool:
    """Whether the piece and the locked cells look like the empty ones."""
    if not seen["empty"] or not seen["piece"] or not seen["locked"]:
        return True
    empty = sorted(seen["empty"])[len(seen["empty"]) // 2]
    blocks = [*seen["piece"], *seen["locked"]]
    return sum(_distance(block, empty) > 24 for block in blocks) < 0.6 * len(blocks)


def _stays(one: dict[str, Any] | None, terms: Terms) -> bool | None:
    """Whether a row that was full is still there, or the rest did not come down."""
    if one is None:
        return None
    return one["full"] > 0 or not (one["same"] or terms.bug.startswith("overlap"))


def _rows(rows: dict[str, Any], terms: Terms) -> Found:
    single, several = rows["single"], [one for one in rows["several"].values() if one]
    found: Found = {"uncleared-line": None, "uncleared-multiple": None}
    if single is not None:
        found["uncleared-line"] = any(_stays(one, terms) for one in (single, rows["bottom"]))
    if several:
        found["uncleared-multiple"] = any(_stays(one, terms) for one in several)
    if terms.scored and single is not None:
        counted = [single["score"], *(one["score"] for one in several)]
        shown = single["shown"] or not terms.shown
        broken = [score is None or math.isnan(score) for score in counted]
        found["unscored-line"] = not single["score"] or broken[0] or not shown
        if len(counted) > 2 and not any(broken):
            steps = {b - a for a, b in pairwise(counted)}
            found["linear-scoring"] = len(steps) == 1 and counted[1] == 2 * counted[0]
    return found


def _speed(result: dict[str, Any], terms: Terms) -> Found:
    rows = result["rows"]
    if not terms.levels or rows.get("lines", 0) < 2 * terms.levels:
        return {}
    before, after = result["period"], rows["period"]
    return {"constant-speed": None if not before or not after else after >= before - 15}


def _moves(result: dict[str, Any]) -> Found:
    turns = result["turns"]
    found: Found = {
        "missing-gravity": result["period"] is None,
        "dead-move": result["moves"]["left"] != -1 or result["moves"]["right"] != 1,
        "escaping-move": any(result["walls"].values()),
        "dead-rotation": not turns["done"],
        "overlapping-piece": sum(result["overlap"].values()) > 0 or result["end"]["spawnedInto"],
    }
    if turns["done"]:
        found["refused-rotation"] = turns["refused"] > 0
        found["escaping-rotation"] = result["outside"] + result["intoStack"] > 0
    return found


def _extras(result: dict[str, Any], terms: Terms) -> Found:
    found: Found = {
        check: not result[field]
        for field, check in (("soft", "dead-soft-drop"), ("hard", "dead-hard-drop"))
        if field in result
    }
    if "swap" in result:
        found["dead-hold"] = not result["swap"]
    if terms.drops:
        scores = [result.get("softScore", 1), result.get("hardScore", 1)]
        found["unscored-drop"] = not all(score and score > 0 for score in scores)
    if "preview" in result:
        preview = result["preview"]
        lies = preview["asked"] > 3 and preview["right"] < preview["asked"]
        blank = preview["seen"] and (preview["looks"] < 2 or preview["empty"] > 0)
        found["blank-preview"] = lies or blank
    return found


def _end(result: dict[str, Any], terms: Terms) -> Found:
    end = result["end"]
    found: Found = {"unnoticed-game-over": not (end["halted"] or end["reset"])}
    if "again" in result:
        again = result["again"]
        falls = again["falls"] or result["period"] is None
        begun = again["live"] and again["count"] < terms.start_cells and falls
        found["dead-restart"] = not begun
    return found


def _pieces(result: dict[str, Any]) -> bool:
    kinds, strangers = kinds_seen(result)
    pairs = [pair.split("|") for pair in result["turns"]["pairs"]]
    strangers += sum(kind_of(_cells(one)) != kind_of(_cells(other)) for one, other in pairs)
    return bool(strangers) or kinds != set(KINDS)


def judged(result: dict[str, Any], terms: Terms) -> Found:
    """What is wrong with a game, by what it did."""
    found: Found = {"dead-start": not result["started"]}
    if not result["started"]:
        return found
    if terms.pictured:
        found["blank-board"] = is_blank(result["seen"])
    found |= _moves(result) | _rows(result["rows"], terms) | _speed(result, terms)
    found |= _extras(result, terms) | _end(result, terms)
    if terms.counts_pieces:
        found["wrong-tetrominoes"] = _pieces(result)
    return found
