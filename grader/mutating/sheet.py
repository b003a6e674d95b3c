"""The error sheet of a rubric out of a study of mutants."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from grader import __version__
from grader.mutating.outcome import Kind, Mutant, Study
from grader.rows import SampleRow

TIERS = ("professional", "functional", "broken", "unknown")


def sheet_of(study: Study) -> dict[str, Any]:
    """Return what ``error_sheet.json`` holds.

    A kind counts for the endpoint if every check that it expects is a gate here, and for a check
    if the rubric counts no other that might notice it. Sound are originals, each once; rewrites
    of them count for single checks alone, since they are no answers of their own.
    """
    broken = [one for kind in study.damage if _breaks(kind) for one in kind.mutants]
    sound = list(study.originals.values())
    return {
        "schema": 1,
        "made": study.made,
        "source": {
            "by": f"grade rubric mutate {study.rubric} --seed {study.seed}",
            "grader": __version__,
            "rubric_version": study.rubric_version,
            "sound": len(sound),
            "mutants": sum(len(one.mutants) for one in study.damage),
            "rewrites": sum(len(one.mutants) for one in study.harmless),
        },
        "endpoint": {
            "alarms": _pair(sound, wrong=False),
            "misses": _pair([one.after for one in broken], wrong=True),
        },
        "tiers": {
            "working": _tiers(sound),
            "broken": _tiers(one.after for one in broken),
        },
        "checks": dict(_checks(study)),
        "kinds": {one.name: _kind(one) for one in study.damage if one.mutants},
    }


def _breaks(kind: Kind) -> bool:
    row = kind.mutants[0].after if kind.mutants else None
    gates = {one["check"]: one["gate"] for one in row["verdicts"]} if row else {}
    sought = [one for one in kind.expects if one in gates]
    return bool(sought) and all(gates[one] for one in sought)


def _pair(rows: Iterable[SampleRow], *, wrong: bool) -> list[int]:
    """How many of the decided ones passed (``wrong``) or did not."""
    known = [row["passed"] for row in rows if row["passed"] is not None]
    return [sum(one is wrong for one in known), len(known)]


def _tiers(rows: Iterable[SampleRow]) -> dict[str, int]:
    counts = Counter(row["tier"] for row in rows)
    return {tier: counts[tier] for tier in TIERS}


def _checks(study: Study) -> Iterator[tuple[str, dict[str, list[int]]]]:
    sound = [*study.originals.values()]
    sound += [one.after for kind in study.harmless for one in kind.mutants]
    first = next(iter(study.originals.values()))
    counted = [one["check"] for one in first["verdicts"]]
    for check in counted:
        good = Counter(_status(row, check) for row in sound)
        bad = Counter(_status(one.after, check) for one in _owned(study, check, counted))
        decided = good["passed"] + good["failed"] + bad["passed"] + bad["failed"]
        found = {
            "sensitivity": [bad["failed"], bad["failed"] + bad["passed"]],
            "caught": [bad["failed"], sum(bad.values())],
            "specificity": [good["passed"], good["passed"] + good["failed"]],
            "decided": [decided, decided + good["gap"] + bad["gap"]],
        }
        told = {name: pair for name, pair in found.items() if pair[1]}
        if told:
            yield check, told


def _owned(study: Study, check: str, counted: Iterable[str]) -> Iterator[Mutant]:
    """Mutants of which only this check could be expected to speak."""
    there = set(counted)
    for kind in study.damage:
        if [one for one in kind.expects if one in there] == [check]:
            yield from kind.mutants


def _status(row: SampleRow, check: str) -> str:
    return next((one["status"] for one in row["verdicts"] if one["check"] == check), "absent")


def _kind(kind: Kind) -> dict[str, Any]:
    named = None if kind.expects == ("*",) else sum(one.named for one in kind.mutants)
    total = len(kind.mutants)
    told = {"expects": list(kind.expects), "noticed": [kind.count("noticed"), total]}
    if named is not None:
        told["named"] = [named, total]
    return told | {"undecided": kind.count("undecided")}
