"""From what a game did to what that means, apart from what should be true of it."""

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from tests.games.spec import Spec
from tests.shape_programs.oracle import KINDS, Kind, kind_of

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


def _rows(result: dict[str, Any], found: Found, spec: Spec) -> None:
    rows = result["rows"]
    single, bottom = rows["single"], rows["bottom"]
    lax = spec.bug.startswith("overlap")

    def stays(one: dict[str, Any] | None) -> bool | None:
        return None if one is None else one["full"] > 0 or not (one["same"] or lax)

    found["uncleared-line"] = None if single is None else bool(stays(single)) or bool(stays(bottom))
    several = [stays(one) for one in rows["several"].values() if one is not None]
    found["uncleared-multiple"] = any(several) if several else None
    if spec.scored and single is not None:
        shown = spec["view"] == "window" or single["shown"]
        found["unscored-line"] = not single["score"] or math.isnan(single["score"]) or not shown
        counted = [
            single["score"],
            *(rows["several"][n]["score"] for n in "234" if rows["several"][n]),
        ]
        if len(counted) > 2 and None not in counted:
            steps = {b - a for a, b in pairwise(counted)}
            found["linear-scoring"] = len(steps) == 1 and counted[1] == 2 * counted[0]
    if spec.lines_per_level and rows.get("lines", 0) >= 2 * spec.lines_per_level:
        before, after = result["period"], rows["period"]
        found["constant-speed"] = None if not before or not after else after >= before - 15


def judged(result: dict[str, Any], spec: Spec) -> Found:
    """What is wrong with a game, by what it did."""
    found: Found = {"dead-start": not result["started"]}
    if not result["started"]:
        return found
    found["blank-board"] = is_blank(result["seen"])
    found["missing-gravity"] = result["period"] is None
    found["dead-move"] = result["moves"]["left"] != -1 or result["moves"]["right"] != 1
    found["escaping-move"] = any(result["walls"].values())
    turns = result["turns"]
    found["dead-rotation"] = not turns["done"]
    if turns["done"]:
        found["refused-rotation"] = turns["refused"] > 0
        found["escaping-rotation"] = result["outside"] + result["intoStack"] > 0
    found["overlapping-piece"] = sum(result["overlap"].values()) > 0 or result["end"]["spawnedInto"]
    _rows(result, found, spec)
    end = result["end"]
    found["unnoticed-game-over"] = not (end["halted"] or end["reset"])
    if "soft" in result:
        found["dead-soft-drop"] = not result["soft"]
    if "hard" in result:
        found["dead-hard-drop"] = not result["hard"]
    if spec["drops"] == "told":
        scores = [result.get("softScore", 1), result.get("hardScore", 1)]
        found["unscored-drop"] = not all(score and score > 0 for score in scores)
    if "preview" in result:
        preview = result["preview"]
        lies = preview["asked"] > 3 and preview["right"] < preview["asked"]
        blank = spec["view"] != "window" and (preview["looks"] < 2 or preview["empty"] > 0)
        found["blank-preview"] = lies or blank
    if "swap" in result:
        found["dead-hold"] = not result["swap"]
    if "again" in result:
        again = result["again"]
        full = 0.6 * spec.columns * spec.rows if spec["board"] == "prefilled" else 8
        found["dead-restart"] = not (
            again["live"] and again["count"] < full and (again["falls"] or found["missing-gravity"])
        )
    if spec.bug.startswith("piece"):
        kinds, strangers = kinds_seen(result)
        pairs = [pair.split("|") for pair in turns["pairs"]]
        strangers += sum(kind_of(_cells(one)) != kind_of(_cells(other)) for one, other in pairs)
        found["wrong-tetrominoes"] = bool(strangers) or kinds != set(KINDS)
    return found
