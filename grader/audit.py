"""Judge gathered evidence. Pure: the same evidence gives the same verdicts.

Checks are judged in the order that a rubric's ``after`` asks for. A check is judged
wherever its needs are there; what it says stands unless a check before it failed, was
blocked, or could not be looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from grader.check import Check
from grader.errors import ContractError
from grader.missing import Cause, Missing
from grader.provider import Need
from grader.registry import Registry
from grader.rubric import Rubric, suggestion
from grader.run import Judged
from grader.verdict import Status, Verdict, blocked, gap

FIRST = "cut-short"
"""The check that every other is implicitly after."""


@dataclass(frozen=True, slots=True)
class Due:
    """One check as a rubric counts it: its options in force, its parents, its place there."""

    check: Check
    after: tuple[str, ...]
    rank: int = 0
    deselected: bool = False


def due_checks(rubric: Rubric, registry: Registry) -> tuple[Due, ...]:
    """Bind a rubric's rows to checks, parents first.

    Raises:
        ContractError: an unknown check, a wrong option, an ``after`` that the rubric does not
            count, or a circle of them.
    """
    where = f"{rubric.folder}/rubric.toml" if rubric.folder else rubric.id
    ids = [one.id for one in rubric.checks]
    bound: dict[str, Due] = {}
    for rank, counted in enumerate(rubric.checks):
        listed = registry.check(counted.id, where)
        for parent in counted.after:
            if parent not in ids:
                hint = suggestion(parent, ids)
                raise ContractError(f"{where}: {counted.id} is after {parent!r}, not counted{hint}")
        implied = (FIRST,) if FIRST in ids and counted.id != FIRST else ()
        parents = tuple(dict.fromkeys((*implied, *counted.after)))
        bound[counted.id] = Due(listed.check.having(**dict(counted.options)), parents, rank)
    return tuple(bound[id_] for id_ in _in_order({i: d.after for i, d in bound.items()}, where))


def audit(
    due: Iterable[Due],
    evidence: Mapping[type, object],
    known: dict[object, Verdict] | None = None,
) -> tuple[Judged, ...]:
    """Judge the checks that are due (parents first); verdicts come in the rubric's order.

    ``known`` keeps what checks said of evidence of the same artifact: asked by another rubric
    about the very same evidence, a check is not judged again.
    """
    known = {} if known is None else known
    said: dict[str, Verdict] = {}
    judged: list[tuple[int, Judged]] = []
    roots = tuple(due)
    rank = {one.check.id: one.rank for one in roots}
    for one in roots:
        if one.deselected:
            continue
        pieces = tuple(id(evidence.get(need.kind)) for need in one.check.needs)
        key = one.check.id, one.check.options_digest, pieces
        if key not in known:
            known[key] = judge(one.check, evidence)
        verdict = _after(one, known[key], said, rank)
        said[one.check.id] = verdict
        judged.append((one.rank, judged_by(one.check, verdict)))
    return tuple(row for _, row in sorted(judged, key=lambda pair: pair[0]))


def judge(check: Check, evidence: Mapping[type, object]) -> Verdict:
    """Hand a check only what it asked for; a missing need or a raise becomes a gap."""
    given: list[object] = []
    for need in check.needs:
        piece = evidence.get(need.kind, Missing(f"{need.kind.__name__} was not gathered"))
        if isinstance(piece, Missing) and not need.optional:
            return gap(piece.reason, piece.cause)
        given.append(piece)
    try:
        return _sound(check.judge(*given))
    except Exception as error:  # noqa: BLE001 - an artifact may shape evidence that trips a check
        return gap(f"{check.id} raised {type(error).__name__}: {error}", Cause.CANNOT_TELL)


def _sound(verdict: Verdict) -> Verdict:
    """Return a verdict that holds together.

    Raises:
        ValueError: its counts, cause or root do not fit its status.
        KeyError: a finding lacks a detail that its message names.
    """
    counted = {
        Status.PASSED: verdict.faulty == 0 < verdict.total,
        Status.FAILED: 0 < verdict.faulty <= verdict.total,
    }
    fits = counted.get(verdict.status, verdict.faulty == verdict.total == 0)
    if not fits:
        raise ValueError(f"{verdict.status} with {verdict.faulty} of {verdict.total}")
    if (verdict.status is Status.GAP) != (verdict.cause is not None):
        raise ValueError(f"{verdict.status} with cause {verdict.cause}")
    if verdict.status is Status.BLOCKED:
        raise ValueError("a check cannot say that it is blocked; the rubric does")
    for finding in verdict.findings:
        str(finding)
    return verdict


def judged_by(check: Check, verdict: Verdict) -> Judged:
    """Put a check's versions beside its verdict."""
    return Judged(check.id, check.version, check.options_digest, check.kind, verdict)


def needs_of(due: Iterable[Due]) -> tuple[Need, ...]:
    """Every need of the checks that will be judged, each once."""
    return tuple(
        dict.fromkeys(need for one in due if not one.deselected for need in one.check.needs)
    )


def _after(one: Due, own: Verdict, said: Mapping[str, Verdict], rank: Mapping[str, int]) -> Verdict:
    """Let the verdicts of the parents decide whether a check's own verdict stands."""
    if own.status is Status.NOT_APPLICABLE:
        return own
    parents = [(id_, said[id_]) for id_ in one.after if id_ in said]
    roots = [
        verdict.blocked_by or id_
        for id_, verdict in parents
        if verdict.status in (Status.FAILED, Status.BLOCKED)
    ]
    if roots:
        return blocked(min(roots, key=lambda id_: rank.get(id_, len(rank))))
    for id_, verdict in parents:
        if verdict.status is Status.GAP:
            return replace(
                gap(f"{id_} could not be decided: {verdict.reason}"),
                cause=verdict.cause,
            )
    return own


def _in_order(after: Mapping[str, tuple[str, ...]], where: str) -> tuple[str, ...]:
    """Sort ids so that parents stand first, otherwise as the rubric wrote them."""
    placed: dict[str, None] = {}

    def place(id_: str, trail: tuple[str, ...]) -> None:
        if id_ in trail:
            circle = " after ".join((*trail[trail.index(id_) :], id_))
            raise ContractError(f"{where}: checks wait for each other: {circle}")
        if id_ not in placed:
            for parent in after[id_]:
                place(parent, (*trail, id_))
            placed[id_] = None

    for id_ in after:
        place(id_, ())
    return tuple(placed)
