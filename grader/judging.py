"""Judge one artifact: gather what its rubrics need, then audit. Runs inside a worker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from grader.artifact import Artifact
from grader.audit import audit, judged_by, needs_of
from grader.binding import Bound
from grader.errors import ContractError
from grader.evidence.replay import PREFIX
from grader.finding import Observation
from grader.gather.records import Records
from grader.gather.resolve import Gathering
from grader.gather.tools import Toolbox
from grader.item import Item, Reply
from grader.missing import Cause, Missing
from grader.run import Graded, Judged, Picture
from grader.verdict import Status, Verdict, gap


@dataclass(frozen=True, slots=True)
class Question:
    """One rubric put to an artifact, for one item and reply."""

    rubric: str
    item: Item | None = None
    reply: Reply | None = None


async def judge_artifact(
    artifact: Artifact,
    questions: Iterable[Question],
    bound: Mapping[str, Bound],
    toolbox: Toolbox,
    records: Records | None = None,
) -> tuple[Graded, ...]:
    """Answer every question about one artifact, looking at it once, or not at all."""
    shared: dict[object, object] = {}
    known: dict[object, Verdict] = {}
    graded = []
    for question in questions:
        one = bound[question.rubric]
        given: dict[type, object] = {Artifact: artifact}
        given |= {Item: question.item} if question.item else {}
        given |= {Reply: question.reply} if question.reply else {}
        gathering = Gathering(one.plan, toolbox, given, dict(one.settings), shared, records)
        graded.append(await _grade(one, gathering, artifact, known))
    return tuple(graded)


def not_judged(bound: Bound, reason: str, cause: Cause = Cause.TOOL) -> Graded:
    """Say of every due check that nobody could look."""
    judged = tuple(
        judged_by(one.check, gap(reason, cause))
        for one in sorted(bound.due, key=lambda due: due.rank)
        if not one.deselected
    )
    return Graded(bound.rubric.id, bound.rubric.digest, bound.partial, judged)


async def _grade(
    one: Bound, gathering: Gathering, artifact: Artifact, known: dict[object, Verdict]
) -> Graded:
    kinds = (*(need.kind for need in needs_of(one.due)), *one.facts)
    evidence = await gathering.all(kinds)
    judged = tuple(_placed(judged, artifact.entry) for judged in audit(one.due, evidence, known))
    pictures = tuple(_pictures(evidence.values()))
    return Graded(
        one.rubric.id,
        one.rubric.digest,
        one.partial,
        judged,
        tuple(_observed(evidence[kind] for kind in one.facts)),
        (*pictures, *_cited(judged, artifact, pictures)),
        tuple(sorted(gathering.timings, key=lambda timing: timing.provider)),
    )


def _placed(judged: Judged, entry: str) -> Judged:
    """Fill in the entry file where a check named a line and no file."""
    verdict = judged.verdict
    if not verdict.findings:
        return judged
    findings = tuple(one.inside(entry) for one in verdict.findings)
    return replace(judged, verdict=replace(verdict, findings=findings))


def _observed(facts: Iterable[object]) -> Iterable[Observation]:
    for evidence in facts:
        if isinstance(evidence, Missing):
            continue
        observations = getattr(evidence, "observations", None)
        if observations is None:
            raise ContractError(f"{type(evidence).__name__} has no observations; it is no fact")
        yield from observations


def _pictures(evidence: Iterable[object]) -> Iterable[Picture]:
    seen: set[str] = set()
    for piece in evidence:
        for picture in getattr(piece, "pictures", ()):
            if picture.name not in seen:
                seen.add(picture.name)
                yield Picture(picture.name, picture.data)


def _cited(
    judged: Iterable[Judged], artifact: Artifact, pictures: Iterable[Picture]
) -> Iterable[Picture]:
    """Keep the files of an artifact whose lines are to be shown, or which can be played again."""
    failed = any(one.verdict.status is Status.FAILED for one in judged)
    if failed or any(one.name.startswith(PREFIX) for one in pictures):
        for file in artifact.files:
            yield Picture(f"source/{file.path}", file.data)
