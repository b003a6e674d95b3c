"""Rehearse a rubric: the examples of its checks, its exemplars, and their order."""

from dataclasses import dataclass

from grader.binding import House
from grader.examples import complaints
from grader.exemplars import exemplars_of, misordered, order_of, unmet
from grader.grade import Step, grade
from grader.plan import Request
from grader.rows import SampleRow
from grader.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Trial:
    """How much was tried, and everything that did not come out as it should."""

    checks: int
    examples: int
    exemplars: int
    complaints: tuple[str, ...]


def rehearse(
    house: House,
    rubric: Rubric,
    name: str,
    workers: int,
    step: Step,
    *,
    static: bool = False,
) -> Trial:
    """Try everything that a rubric says about itself.

    Raises:
        ContractError: the rubric or an exemplar's expectation cannot be read.
    """
    house.bind(rubric.id)
    listed = [house.registry.check(one.id, rubric.id) for one in rubric.checks]
    said = [f"{one.check.id}: {text}" for one in listed for text in complaints(one)]
    exemplars = exemplars_of(rubric)
    rows = _graded(rubric, name, workers, step, static=static) if exemplars else {}
    for exemplar in exemplars:
        if exemplar.name not in rows:
            said.append(f"{exemplar.name}: nothing in this exemplar could be graded")
            continue
        row = rows[exemplar.name]
        expected = _without_browser(exemplar.must, row) if static else exemplar.must
        said += (f"{exemplar.name}: {text}" for text in unmet(exemplar, row, expected))
    said += misordered(order_of(rubric), rows)
    return Trial(len(listed), sum(len(one.examples) for one in listed), len(exemplars), tuple(said))


def _graded(
    rubric: Rubric, name: str, workers: int, step: Step, *, static: bool
) -> dict[str, SampleRow]:
    home = f"{rubric.folder}/exemplars"
    request = Request((home,), (name,), static=static, workers=workers)
    rows = grade(request, step).rows
    return {str(row["path"]).removeprefix(f"{home}/").split("/")[0]: row for row in rows}


def _without_browser(names: tuple[str, ...], row: SampleRow) -> tuple[str, ...]:
    """Keep what can be said statically: findings of checks that have a row."""
    there = {verdict["check"] for verdict in row["verdicts"]}
    return tuple(name for name in names if name.split("/")[0] in there)
