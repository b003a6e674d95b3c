"""Make mutants, grade them beside their originals, and compare."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from grader.binding import House
from grader.grade import Step, grade
from grader.mutating.differing import difference
from grader.mutating.kinds import kinds_for
from grader.mutating.originals import Original, originals
from grader.mutating.outcome import Kind, Mutant, Study, compared
from grader.mutation import Mutation
from grader.mutations import same
from grader.plan import Request
from grader.rows import SampleRow
from grader.rubric import Rubric

TRIES = 4
"""Draws for each mutant that is wanted, before a kind is given up: many draws come out equal."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What to try: ``rubric`` is a name or folder, ``paths`` hold sound answers beside its own."""

    rubric: str
    kinds: tuple[str, ...] = ()
    seed: int = 0
    count: int = 8
    paths: tuple[str, ...] = ()
    static: bool = False
    workers: int = 2
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    kind: Mutation
    mutants: tuple[tuple[Original, str], ...]
    same: int


def study(ask: Ask, step: Step = lambda _done, _all: None) -> Study:
    """Damage sound answers, grade all, and say what was noticed.

    The same seed gives the same mutants, whatever the number of workers.

    Raises:
        UsageError, ContractError: something asked for is not there, or cannot be read.
    """
    named = House.naming((ask.rubric,))
    rubric = named.house.rubric(named.ids[0])
    kinds = kinds_for(rubric, ask.kinds)
    checks = named.house.registry.checks
    taste = [id_ for id_, one in checks.items() if one.check.kind == "craft"]
    sound = originals(rubric, kinds.sound, ask.paths, taste)
    made = [_made(kind, sound, rubric, ask) for kind in kinds.tried]
    rows, notes, started = _graded(rubric, sound, made, ask, step)
    return Study(
        rubric.id,
        ask.seed,
        {one.name: rows[f"original-{at}"] for at, one in enumerate(sound)},
        tuple(_kind(one, sound, rows) for one in made if one.mutants or one.same),
        kinds.unsought,
        (*notes, *_idle(made)),
        ask.static,
        started[:10],
        rubric.version,
    )


def _made(kind: Mutation, sound: Sequence[Original], rubric: Rubric, ask: Ask) -> _Made:
    """Draw mutants from one original after another, each text once."""
    found: dict[str, Original] = {}
    nothing = 0
    for draw in range(ask.count * TRIES):
        if len(found) == ask.count:
            break
        original = sound[draw % len(sound)]
        rng = Random(f"{ask.seed}/{kind.name}/{original.name}/{draw}")  # noqa: S311 - a seed, not a secret
        text = kind.mutate(original.text, original.item, rng)
        if text is None or text == original.text or text in found:
            continue
        if kind.expects and same(rubric.medium, original.text, text):
            nothing += 1
        else:
            found[text] = original
    return _Made(kind, tuple((original, text) for text, original in found.items()), nothing)


def _graded(
    rubric: Rubric, sound: Sequence[Original], made: Sequence[_Made], ask: Ask, step: Step
) -> tuple[dict[str, SampleRow], tuple[str, ...], str]:
    with ExitStack() as stack:
        if ask.out is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bitgrade-")))
        else:
            folder = ask.out
        for at, one in enumerate(sound):
            one.write(folder / f"original-{at}", rubric.id)
        for each in made:
            for at, (original, text) in enumerate(each.mutants):
                original.damaged(text).write(folder / f"{each.kind.name}-{at}", rubric.id)
        outcome = grade(
            Request((str(folder),), (ask.rubric,), static=ask.static, workers=ask.workers), step
        )
    rows = {str(row["path"]).rpartition("/")[2]: row for row in outcome.rows}
    return rows, outcome.notes, str(outcome.run["started"])


def _kind(made: _Made, sound: Sequence[Original], rows: dict[str, SampleRow]) -> Kind:
    place = {one.name: f"original-{at}" for at, one in enumerate(sound)}
    return Kind(
        made.kind.name,
        made.kind.expects,
        tuple(
            _compared(made.kind, at, original, text, (rows[place[original.name]], rows[name]))
            for at, (original, text) in enumerate(made.mutants)
            if (name := f"{made.kind.name}-{at}") in rows
        ),
        made.same,
    )


def _compared(
    kind: Mutation, number: int, original: Original, text: str, rows: tuple[SampleRow, SampleRow]
) -> Mutant:
    return compared(kind, number, original.name, difference(original.text, text), rows)


def _idle(made: Sequence[_Made]) -> tuple[str, ...]:
    idle = [one.kind.name for one in made if not one.mutants and not one.same]
    return (f"no place for {', '.join(idle)} in these answers",) if idle else ()
