"""Plan a run: which samples, by which rubrics, and which artifacts are looked at once for all."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from grader.binding import Bound, House
from grader.errors import ContractError, UsageError
from grader.item import Item
from grader.items import find_item
from grader.judging import Question
from grader.run import Sample
from grader.shelf import Choice, find_samples, piped_sample
from grader.workers import Job


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for. ``rubrics`` are names or folders; no ``db``, no store.

    ``record`` and ``replay`` are folders in which observations are kept and looked up.
    """

    paths: tuple[str, ...]
    rubrics: tuple[str, ...] = ()
    item: str | None = None
    static: bool = False
    workers: int = 1
    db: Path | None = None
    resume: bool = False
    name: str | None = None
    piped: bytes | None = None
    record: Path | None = None
    replay: Path | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One row that the run owes: a sample by a rubric."""

    sample: Sample
    rubric: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run will do, known before it starts."""

    house: House
    bound: Mapping[str, Bound]
    dues: tuple[Due, ...]
    folders: tuple[str, ...]
    notes: tuple[str, ...]


def plan_run(request: Request) -> Plan:
    """Find samples and bind rubrics; whatever is wrong is said here, before anything starts.

    Raises:
        UsageError: a path, name or item that cannot be used.
        ContractError: a rubric, manifest or plug-in that breaks its contract.
    """
    _places(request)
    named = House.naming(request.rubrics)
    house = named.house
    choice = Choice({one.id: one.medium for one in house.registry.rubrics.values()}, named.ids)
    samples, notes = _samples(request, choice)
    dues = tuple(Due(sample, rubric) for sample in samples for rubric in sample.rubrics)
    bound = {id_: house.bind(id_, static=request.static) for id_ in {due.rubric for due in dues}}
    fitting = tuple(due for due in dues if _fits(due, bound))
    if not fitting:
        raise UsageError(_unfit(dues[0], bound))
    if request.item:
        fitting = tuple(_asked(due, request.item, house) for due in fitting)
    notes += tuple(_unfit(due, bound) for due in dues if not _fits(due, bound))
    return Plan(house, bound, fitting, named.folders, notes)


def _places(request: Request) -> None:
    if "" in request.paths:
        raise UsageError("one of the paths is empty; this folder is called .")
    if request.db is not None and not request.db.name:
        raise UsageError(f"--db {request.db}: this is a folder; name a file in it")
    if request.db is not None and not request.db.absolute().parent.is_dir():
        raise UsageError(f"--db {request.db}: there is no folder {request.db.parent}")
    if request.replay is not None and not request.replay.is_dir():
        raise UsageError(f"--replay {request.replay}: no such folder; make one with --record")
    if request.record is not None:
        try:
            request.record.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"--record {request.record}: {error.strerror}") from error
        if not os.access(request.record, os.W_OK):
            raise UsageError(f"--record {request.record}: nothing can be written there")


def jobs_of(plan: Plan, dues: Iterable[Due]) -> dict[Job, dict[Question, list[Due]]]:
    """Group what is due: one job an artifact, one question a (rubric, item, reply)."""
    groups: dict[tuple[object, ...], dict[Question, list[Due]]] = {}
    for due in dues:
        sample = due.sample
        bound = plan.bound[due.rubric]
        question = Question(due.rubric, sample.item, sample.reply if bound.reads_reply else None)
        key = (sample.artifact_id, sample.where.medium, sample.where.entry)
        groups.setdefault(key, {}).setdefault(question, []).append(due)
    jobs = {}
    for number, questions in enumerate(groups.values()):
        first = next(iter(questions.values()))[0].sample
        jobs[Job(number, first.where, first.artifact_id, tuple(questions))] = questions
    return jobs


def _samples(request: Request, choice: Choice) -> tuple[tuple[Sample, ...], tuple[str, ...]]:
    paths = [one for one in request.paths if one != "-"]
    shelf = find_samples(paths, choice)
    samples = shelf.samples
    if request.piped is not None:
        samples = (*samples, piped_sample(request.piped, request.name, choice))
    return tuple(sorted(samples, key=lambda one: one.path)), shelf.warnings


def _fits(due: Due, bound: Mapping[str, Bound]) -> bool:
    return bound[due.rubric].rubric.medium is due.sample.where.medium


def _unfit(due: Due, bound: Mapping[str, Bound]) -> str:
    medium = bound[due.rubric].rubric.medium
    return f"{due.sample.path}: not graded by {due.rubric}, which is for {medium.value} documents"


def _asked(due: Due, named: str, house: House) -> Due:
    """Give a sample that does not say what was asked the item of the flag."""
    if due.sample.item is not None:
        return due
    path = Path(named)
    if path.is_file():
        try:
            item = Item.from_json(json.loads(path.read_text("utf-8")), named)
        except ValueError as error:
            raise ContractError(f"{named}: not readable as JSON: {error}") from error
    else:
        item = find_item(house.rubric(due.rubric), named)
    return replace(due, sample=replace(due.sample, item=item))
