"""A verdict: what one check says of one artifact.

Five outcomes, never folded into one another. ``passed`` and ``failed`` are judged;
``not-applicable`` had nothing to judge; ``blocked`` could not be reached because a
check before it failed; ``gap`` means that the grader could not look.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from grader.finding import Finding
from grader.missing import Cause


class Status(StrEnum):
    """The outcome of a verdict."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not-applicable"
    BLOCKED = "blocked"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check on one artifact, with counts rather than only a number.

    ``faulty`` of ``total`` opportunities were spoiled; both are 0 unless the status is
    passed or failed. ``cause`` is set for a gap, ``blocked_by`` for a blocked verdict.
    """

    status: Status
    faulty: int = 0
    total: int = 0
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    cause: Cause | None = None
    blocked_by: str | None = None

    @property
    def earned(self) -> float | None:
        """Share of sound opportunities: 0 where blocked, None where nothing was decided."""
        if self.status is Status.BLOCKED:
            return 0.0
        return 1 - self.faulty / self.total if self.total else None


def share(total: int, findings: Iterable[Finding]) -> Verdict:
    """Judge ``total`` opportunities, of which each finding spoils one.

    Raises:
        ValueError: there are more findings than opportunities.
    """
    found = tuple(findings)
    if len(found) > total:
        raise ValueError(f"{len(found)} findings among {total} opportunities")
    if total == 0:
        return not_applicable("nothing to judge")
    return Verdict(Status.FAILED if found else Status.PASSED, len(found), total, found)


def capped_share(total: int, findings: Iterable[Finding]) -> Verdict:
    """Judge like :func:`share` where one opportunity may be spoiled more than once.

    ``total`` must be positive; ``faulty`` never exceeds it.
    """
    found = tuple(findings)
    status = Status.FAILED if found else Status.PASSED
    return Verdict(status, min(len(found), total), total, found)


def all_or_nothing(findings: Iterable[Finding]) -> Verdict:
    """Judge the artifact as one opportunity: any finding spoils it."""
    return capped_share(1, findings)


def not_applicable(reason: str) -> Verdict:
    """Say that the artifact has nothing that this check could judge."""
    return Verdict(Status.NOT_APPLICABLE, reason=reason)


def gap(reason: str, cause: Cause = Cause.CANNOT_TELL) -> Verdict:
    """Say that the grader could not look, and whose fault that is."""
    return Verdict(Status.GAP, reason=reason, cause=cause)


def blocked(by: str) -> Verdict:
    """Say that a check before this one failed, so that this one cannot be earned."""
    return Verdict(Status.BLOCKED, reason=f"blocked by {by}", blocked_by=by)
