"""Pieces that only come out for a place: ``{ x: left + 1, y: top }`` in a function of both.

Functions and classes are called once more, with a number, and then a point, for every
parameter that does not choose the piece. Where it lies changes no shape.
"""

from collections.abc import Callable, Iterator

from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.values import ObjectValue, Value
from rubrics.tetris.evidence.cases import FEWEST, arguments, of_cases, told
from rubrics.tetris.evidence.lists import Source
from rubrics.tetris.evidence.points import AXES
from rubrics.tetris.evidence.readings import Candidate, Entry
from rubrics.tetris.evidence.sites import MOST_MAKERS, Sites, together
from rubrics.tetris.evidence.usage import SMALL_SHARE

SPARE = 30_000
"""Steps that may go into all these calls with one kind of argument."""

SOMEWHERE = 10.0


def of_called(sites: Sites, solid: Callable[[], set[str]]) -> Iterator[Source | Candidate]:
    """What functions give for numbers, then for points, until one is ``solid``."""
    for likely in (SOMEWHERE, _point()):
        if solid():
            return
        sites.spare = max(sites.spare, SPARE)
        for function, _ in sites.makers(FEWEST):
            if told(function, likely):
                yield from of_cases(function, sites.evaluator, likely)
        yield from sites.of_functions(likely)
        yield from together([list(_instances(sites, likely))])


def _instances(sites: Sites, likely: Value) -> Iterator[Entry]:
    """One instance of every class that is made at a place."""
    nodes = [node for script in sites.scripts for node in script.found("class")]
    for node in nodes[:MOST_MAKERS]:
        name = field(node, "name")
        if name is not None and told(node, likely):
            given = arguments(node, likely)
            value = sites.evaluator.call(node, arguments=given, steps=SMALL_SHARE)
            yield Entry(source(name), value, node)


def _point() -> ObjectValue:
    """A point, whatever its parts are called."""
    point = ObjectValue(0)
    for column, row in AXES:
        point.props[column] = point.props[row] = SOMEWHERE
    return point
