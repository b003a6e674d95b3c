"""What matters in a sample's verdicts, in the order in which a person wants to know it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.report.wording import TIERS
from grader.rows import FindingRow, SampleRow, VerdictRow

OURS = frozenset({"tool", "no-engine", "interrupted"})
"""Causes of a gap that are the grader's own trouble and worth another try."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Checks that could not be decided for one cause, and the reason of the weightiest."""

    cause: str
    checks: tuple[str, ...]
    reason: str


def of_status(row: SampleRow, status: str) -> tuple[VerdictRow, ...]:
    """Verdicts of one status, in the rubric's order."""
    return tuple(one for one in row["verdicts"] if one["status"] == status)


def failures(row: SampleRow) -> tuple[VerdictRow, ...]:
    """Failed verdicts, the worst first: gates, then faults, then craft, each by weight."""
    return tuple(sorted(of_status(row, "failed"), key=_gravity))


def sort_of(verdict: VerdictRow) -> str:
    """Say what a failed verdict is: ``gate``, ``fault`` or ``craft``."""
    if verdict["gate"]:
        return "gate"
    return "craft" if verdict["kind"] == "craft" else "fault"


def first_words(verdict: VerdictRow) -> str:
    """Say a failed verdict in one sentence: its first finding, else its reason."""
    findings = verdict["findings"]
    return (findings[0]["text"] if findings else verdict["reason"]) or "failed"


def found(verdict: VerdictRow) -> int:
    """Count a verdict's faults, also those beyond the findings that are kept."""
    return max(len(verdict["findings"]), verdict["faulty"])


def first_finding(verdict: VerdictRow) -> FindingRow | None:
    """Return the finding that speaks for a verdict."""
    return verdict["findings"][0] if verdict["findings"] else None


def blocked_after(row: SampleRow) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Checks that were not reached, by the check that stood in their way."""
    roots: dict[str, list[str]] = {}
    for one in of_status(row, "blocked"):
        roots.setdefault(one["blocked_by"] or "another check", []).append(one["check"])
    return tuple((root, tuple(checks)) for root, checks in roots.items())


def gaps(row: SampleRow) -> tuple[Gaps, ...]:
    """Checks that could not be decided, by cause; gates first within each."""
    causes: dict[str, list[VerdictRow]] = {}
    for one in sorted(of_status(row, "gap"), key=_gravity):
        causes.setdefault(one["cause"] or "tool", []).append(one)
    return tuple(
        Gaps(cause, tuple(one["check"] for one in there), there[0]["reason"])
        for cause, there in causes.items()
    )


def tally(rows: Iterable[SampleRow]) -> tuple[tuple[str, int], ...]:
    """Count the samples of every tier that occurs, best first."""
    counts = Counter(row["tier"] for row in rows)
    return tuple((tier, counts[tier]) for tier in TIERS if counts[tier])


def _gravity(verdict: VerdictRow) -> tuple[bool, bool, float]:
    return not verdict["gate"], verdict["kind"] == "craft", -verdict["weight"]
