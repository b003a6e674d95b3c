"""Filming: what was done up to some moments of a game, and which pictures show them.

No picture is taken here. Whoever wants one loads the game again, does the same at the same times,
and looks: it shows what a verdict was read from.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from grader.evidence.browser import Picture
from grader.evidence.inputs import Plan
from grader.evidence.replay import Grid, Replay, Shot
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.moments import Moment, faults, soundness
from rubrics.tetris.evidence.openings import is_button
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.providers.deeds import Deed, inputs
from rubrics.tetris.providers.measure import MARGIN
from rubrics.tetris.providers.seat import Run

MOST = 8
"""Moments of possible faults that are kept: more of them say little that is new."""

AFTER_MS = 700.0
"""How long a replay goes on after its moment."""

LONGEST = 6
"""Groups of equal deeds that are told under one picture."""


def filmed(play: Play, runs: Sequence[Run]) -> tuple[Picture, ...]:
    """Write down the moments of a game that are worth a picture."""
    if play.board is None:
        return ()
    kept = (
        *(("sound", one) for one in soundness(play)),
        *(("doubt", one) for one in islice(faults(play), MOST)),
    )  # a doubt is shown with the findings of its moment only
    return tuple(
        _replay(f"{kind}-{number}", moment, run, play.board, doubted=kind == "doubt").kept
        for number, (kind, moment) in enumerate(kept, 1)
        if (run := _run(moment, runs)) is not None
    )


def _run(moment: Moment, runs: Sequence[Run]) -> Run | None:
    """The run in which something was noted; None where two different ones may be meant."""
    found = [one for one in runs if one.window.seed == moment.seed and moment.time_ms in one.marks]
    done = [_done(one, moment.time_ms) for one in found]
    return found[0] if found and all(one == done[0] for one in done) else None


def _done(run: Run, until: float) -> list[tuple[float, Deed]]:
    return [one for one in run.deeds if one[0] < until]


def _replay(name: str, moment: Moment, run: Run, board: Board, *, doubted: bool) -> Replay:
    done = _done(run, moment.time_ms)
    came = max((one for one in run.marks if one < moment.time_ms), default=0.0)
    last = done[-1][0] if done else came
    times = sorted({came, max(came, last), moment.time_ms})
    strip = [
        Shot(
            words,
            at,
            f"{name}-{number}.png",
            None if moment.wide else _grid(board, run, *cells),
        )
        for number, (at, words, cells) in enumerate(_shots(moment, done, times), 1)
    ]
    steps = [step for at, deed in done for step in inputs(deed, at)]
    plan = Plan.of(steps, until=moment.time_ms + AFTER_MS, window=run.window)
    when = moment.time_ms if doubted else None
    return Replay(name, moment.title, plan, tuple(strip), when)


def _shots(
    moment: Moment, done: Sequence[tuple[float, Deed]], times: Sequence[float]
) -> Iterator[tuple[float, str, tuple[Cells, Cells]]]:
    yield times[0], moment.title, (moment.before, ())
    for since, at in pairwise(times):
        pressed = _pressed([deed for when, deed in done if since <= when < at])
        if at == moment.time_ms:
            yield at, f"{pressed}: {moment.said}", (moment.foretold, moment.seen)
        else:
            yield at, pressed, (moment.before, ())


def _pressed(deeds: Sequence[Deed]) -> str:
    """Say what was done: equal deeds that follow each other are counted."""
    groups = [(name, len(list(same))) for name, same in groupby(map(_name, deeds))]
    told = [name if count == 1 else f"{count} times {name}" for name, count in groups]
    if len(told) > LONGEST:
        told = ["…", *told[-LONGEST:]]
    return ", ".join(told) or "nothing is done"


def _name(deed: Deed) -> str:
    if is_button(deed.what):
        return deed.what.partition(" ")[2] or "a button"
    if deed.what:
        return f"{deed.what} held for {deed.ms:g} ms" if deed.ms > 100 else deed.what
    return {"point": "the mouse moves", "wheel": "the wheel", "menu": "a right click"}.get(
        deed.kind, "a click"
    )


def _grid(board: Board, run: Run, foretold: Cells, seen: Cells) -> Grid:
    """The board's lattice as it stands in the window, with cells counted from its first row."""
    marked = [
        tuple((column, row - MARGIN) for column, row in cells if 0 <= row - MARGIN < board.rows)
        for cells in (foretold, seen)
    ]
    if not run.turned:
        sizes = board.left, board.top, board.across, board.down, board.columns, board.rows
        return Grid(*sizes, *marked)
    sizes = board.top, board.left, board.down, board.across, board.rows, board.columns
    return Grid(*sizes, *(tuple((row, column) for column, row in cells) for cells in marked))
