"""ShapeTable: the pieces that a Tetris program can make, read off its scripts.

The scripts are evaluated, never matched: whatever way a table is written in, what counts
are the cells that come out. Where several lists could be the table, one that the program
uses goes before one that it does not, then the one with most different tetrominoes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.values import UNDEFINED, Value
from grader.evidence.script import Script, ScriptTrees
from grader.finding import Place
from grader.missing import Cause, Missing
from grader.provider import provider
from rubrics.tetris.evidence.axes import row_first, transposed
from rubrics.tetris.evidence.called import of_called
from rubrics.tetris.evidence.geometry import Cells, connected
from rubrics.tetris.evidence.lists import Search, Source
from rubrics.tetris.evidence.pieces import Reading
from rubrics.tetris.evidence.readings import Candidate, read_table
from rubrics.tetris.evidence.sites import Sites
from rubrics.tetris.evidence.usage import counted, used, widths

FEWEST = 3
"""Different tetrominoes that make a list a table of pieces."""

DRAWN_FROM = 5
"""Different tetrominoes that make a list, drawn from by lot, the table beside a perfect one."""

NUMERIC = ("mask", "bit-rows", "offsets")
"""Forms in which a shape is nothing but numbers."""

PAIRED = ("coordinates", "points")
"""Forms in which a program may take either part of a cell for its row."""

LIMITS = Limits(steps=60_000)
"""Bounds of the evaluation of one page."""

MOST = 12
"""Pieces beyond which a list is that of another game of polyominoes."""

SMALL = 8
"""Pieces up to which more than half of them must be tetrominoes, beyond it two thirds."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One piece of the table: its rotation states, and its letter where it is a tetromino.

    ``name`` is what the program calls it (a key, a name), or its position.
    """

    name: str
    states: tuple[Cells, ...]
    kind: str | None
    place: Place

    @property
    def fault(self) -> str:
        """Why it is no tetromino, where it is none."""
        odd = [one for one in self.states if len(one) != 4]
        if odd:
            return f"it has {len(odd[0])} cell{'s' if len(odd[0]) != 1 else ''}"
        if not all(map(connected, self.states)):
            return "its cells do not touch"
        return "its rotation states are different shapes"


@dataclass(frozen=True, slots=True)
class ShapeTable:
    """The pieces in the order of the program; ``form`` is a word for how they are written."""

    entries: tuple[TableEntry, ...]
    form: str
    place: Place

    @classmethod
    def parse(cls, html: str) -> "ShapeTable | Missing":
        """Read the table of a page given as text."""
        return _table(ScriptTrees.parse(html).scripts)


@provider
def shape_table(scripts: ScriptTrees) -> ShapeTable | Missing:
    """Evaluate the scripts as far as it takes to find their table of pieces."""
    return _table(scripts.scripts)


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate that can be read as a table of pieces."""

    candidate: Candidate
    reading: Reading
    used: bool
    counted: bool

    @property
    def rank(self) -> tuple[bool, int, bool, bool, int, int]:
        """What makes one table better than another.

        Of a table for the game and one for its preview the former is drawn from by lot.
        """
        kinds, sound, clear = self.reading.rank
        return self.used, kinds, self.counted, not self.candidate.loose, sound, clear

    @property
    def solid(self) -> bool:
        """Whether it is clear that this is the table, faulty as it may be."""
        return self.used and not self.candidate.loose and len(self.reading.kinds) > FEWEST

    @property
    def outranks(self) -> bool:
        """Whether this is faulty and yet what the game draws from, beside a perfect preview."""
        whole = not self.reading.unclear and len(self.reading.kinds) >= DRAWN_FROM
        return self.solid and self.counted and whole


def _table(scripts: tuple[Script, ...]) -> ShapeTable | Missing:
    evaluator = Evaluator(scripts, LIMITS)
    sites = Sites(evaluator)
    found: list[_Found] = []
    for one in _found(sites, lambda: {each.candidate.name for each in found if each.solid}):
        found.append(one)
        if one.used and one.reading.perfect and not _rivals(one, scripts, sites):
            return _made(one, evaluator)
    if not found:
        return Missing("no table of pieces is found in the scripts", Cause.CANNOT_TELL)
    best = max(found, key=lambda one: one.rank)
    if not best.counted:
        best = max((one for one in found if one.outranks), key=lambda one: one.rank, default=best)
    if not best.reading.perfect:
        doubt = _doubt(best, found) or sites.doubt
        if doubt:
            return Missing(doubt, Cause.CANNOT_TELL)
        form = best.reading.form
        if form in PAIRED and row_first(scripts, named=form == "points"):
            best = replace(best, reading=transposed(best.reading))
    return _made(best, evaluator)


def _rivals(found: _Found, scripts: tuple[Script, ...], sites: Sites) -> bool:
    """Whether another list as long as a table is drawn from, and this one is not."""
    if found.counted:
        return False
    names = {one for one in sites.tables() if one != found.candidate.name}
    return any(counted(scripts, one) for one in names)


def _found(sites: Sites, solid: Callable[[], set[str]]) -> Iterator[_Found]:
    scripts, evaluator = sites.scripts, sites.evaluator

    def call(function: Value) -> Value:
        return evaluator.invoke(function, UNDEFINED, [1.0] * 4)  # a colour, a turn, a position

    @cache
    def strides() -> tuple[int, ...]:
        return widths(evaluator, [one.node for one in sites.literals])

    def read(candidate: Candidate) -> Reading | None:
        return read_table(candidate, call, strides)

    search = Search(read)
    for one in chain(sites.sources(solid), of_called(sites, solid)):
        if isinstance(one, Source):
            readings = search.readings(one)
        else:
            reading = read(one)
            readings = iter([] if reading is None else [(one, reading)])
        for candidate, reading in readings:
            if plausible(reading):
                whole = counted(scripts, candidate.name)
                yield _Found(candidate, reading, used(scripts, candidate), whole)


def plausible(reading: Reading) -> bool:
    """Whether a list is a table of tetrominoes, be it a faulty one.

    Numbers are read as bits or indices, and many of them make tetrominoes by chance: there
    more must be right.
    """
    kinds, pieces = len(reading.kinds), len(reading.pieces)
    bad = pieces - reading.sound
    if reading.form.startswith(NUMERIC) and kinds - bad < FEWEST:
        return False
    few = pieces <= SMALL and reading.sound > bad
    return (
        kinds >= FEWEST
        and pieces <= MOST
        and reading.sound - kinds < kinds
        and (reading.sound >= 2 * bad or few)
    )


def _doubt(best: _Found, found: Iterable[_Found]) -> str:
    """Why an imperfect table may not be the whole truth, or an empty text.

    Drawings, backgrounds and tests hold tetrominoes, too: a second list makes the first one
    doubtful only where the two share no piece, as the parts of one table do.
    """
    if best.reading.torn:
        return "the table of pieces can be read in two ways"
    if any(one.reading.unclear for one in found if one is best or not one.candidate.loose):
        return "parts of the table of pieces are unknown"
    if len(best.reading.kinds) <= FEWEST:
        return "what is found holds too few tetrominoes to be sure that it is the table"
    if any(one.used and not one.reading.kinds & best.reading.kinds for one in found):
        return "the pieces are spread over several tables"
    return ""


def _made(found: _Found, evaluator: Evaluator) -> ShapeTable:
    entries = tuple(
        TableEntry(
            one.name, one.states, one.kind, evaluator.place(one.node or found.candidate.node)
        )
        for one in found.reading.pieces
    )
    return ShapeTable(entries, found.reading.form, evaluator.place(found.candidate.node))
