"""The error sheet as the product ships it: counts per check, per kind of fault, of the whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.games.measure.confusion import Row, Share, Truth, meetings, sheets

TIERS = ("professional", "functional", "broken", "unknown")


def sheet(truths: Sequence[Truth], rows: Mapping[str, Row]) -> dict[str, Any]:
    """Return `endpoint`, `tiers`, `checks` and `kinds` of an error sheet.

    A game works where every gate holds in truth, and is broken where one fails. The endpoint's
    rates are of games of which the product says either; `tiers` counts all of them.
    """
    met = list(meetings(truths, rows))
    working = [one.name for one in truths if _working(one, rows[one.name]) is True]
    broken = [one.name for one in truths if _working(one, rows[one.name]) is False]
    return {
        "endpoint": {
            "alarms": _pair([rows[one]["passed"] for one in working], wrong=False),
            "misses": _pair([rows[one]["passed"] for one in broken], wrong=True),
        },
        "tiers": {"working": _tiers(working, rows), "broken": _tiers(broken, rows)},
        "checks": {
            check: told
            for check, one in sheets(met).items()
            if (told := _rates(
                sensitivity=one.sensitivity, caught=one.caught, specificity=one.specificity,
                decided=one.decided,
            ))
        },
        "kinds": _kinds(truths, rows),
    }  # fmt: skip


def _working(truth: Truth, row: Row) -> bool | None:
    """Whether every gate holds; None where that can be seen in two ways."""
    gates = [verdict["check"] for verdict in row["verdicts"] if verdict["gate"]]
    expected = [truth.expected[check] for check in gates if check in truth.expected]
    if any(one.status == "fails" and not one.either for one in expected):
        return False
    if all(one.status in {"holds", "not-owed"} and not one.either for one in expected):
        return True
    return None


def _pair(passed: Sequence[bool | None], *, wrong: bool) -> list[int]:
    known = [one for one in passed if one is not None]
    return [sum(one is wrong for one in known), len(known)]


def _tiers(names: Sequence[str], rows: Mapping[str, Row]) -> dict[str, int]:
    counts = Counter(rows[one]["tier"] for one in names)
    return {tier: counts[tier] for tier in TIERS}


def _rates(**shares: Share) -> dict[str, list[int]]:
    return {name: [one.count, one.total] for name, one in shares.items() if one.total}


def _kinds(truths: Sequence[Truth], rows: Mapping[str, Row]) -> dict[str, Any]:
    """Per kind of fault that a check owns: how often its owner named it."""
    told: dict[str, Any] = {}
    for one in meetings(truths, rows):
        if one.expected.status != "fails" or not one.kind or not one.outcome:
            continue
        entry = told.setdefault(one.kind, {"expects": [one.check], "named": [0, 0], "undecided": 0})
        if one.check in entry["expects"]:
            entry["named"][0] += one.outcome == "hit"
            entry["named"][1] += 1
            entry["undecided"] += one.outcome == "undecided"
    return dict(sorted(told.items()))
