"""Moments of a game that are worth a picture: where something went wrong, and some sound play."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rubrics.tetris.evidence.board import Set, collapsed, full_rows
from rubrics.tetris.evidence.geometry import Cells, moved, normal, turned
from rubrics.tetris.evidence.play import Clear, Landing, Play, Turn
from rubrics.tetris.evidence.score import scores
from rubrics.tetris.evidence.suspicion import odd_landing, odd_turn


@dataclass(frozen=True, slots=True)
class Moment:
    """What was noted at ``time_ms`` with a seed.

    ``said`` is what came of it, in words. Cells are those of the lattice: ``before`` are marked
    until then, ``foretold`` and, where they are others, ``seen`` at the moment itself. ``wide``
    means that the matter is beside the board.
    """

    title: str
    said: str
    seed: int
    time_ms: float
    before: Cells = ()
    foretold: Cells = ()
    seen: Cells = ()
    wide: bool = False


def faults(play: Play) -> Iterator[Moment]:
    """The first moment of every kind of fault, as the checks name it."""
    columns = play.board.columns if play.board else 0
    seen: set[tuple[str, float]] = set()
    for one in (
        *_pushes(play),
        *_falls(play),
        *_turns(play),
        *_first(_landed(one, columns) for one in play.landings if odd_landing(one, columns)),
        *_clears(play),
        *_ends(play),
        *_gains(play),
    ):
        if (one.title, one.time_ms) not in seen:
            seen.add((one.title, one.time_ms))
            yield one


def soundness(play: Play) -> Iterator[Moment]:
    """A piece that lies as foretold, a turn, and rows that go."""
    columns = play.board.columns if play.board else 0
    lain = (one for one in play.landings if one.before and not odd_landing(one, columns))
    yield from _first(_landed(one, columns) for one in lain)
    yield from _first(_turned(one) for one in play.turns if moved(one.before) != moved(one.after))
    sound = sorted((one for one in play.clears if one.sound), key=lambda one: -len(one.rows))
    yield from _first(_cleared(one) for one in sound)


def _first(moments: Iterable[Moment]) -> list[Moment]:
    return list(moments)[:1]


def _pushes(play: Play) -> Iterator[Moment]:
    for direction in dict.fromkeys(one.direction for one in play.pushes):
        short = [one for one in play.pushes if one.direction is direction and one.moved < one.free]
        for one in short[:1]:
            said = f"it went {one.moved} of {one.free} columns"
            title = f"a piece that is pushed to the {direction.value}"
            yield Moment(title, said, one.seed, one.time_ms)


def _falls(play: Play) -> Iterator[Moment]:
    hung = [one for one in play.falls if one.rows <= 0]
    if hung:
        worst = max(hung, key=lambda one: one.ms)
        said = f"after {worst.ms / 1000:g} s it is where it was"
        yield Moment("a piece that is left alone", said, worst.seed, worst.time_ms)


def _turns(play: Play) -> Iterator[Moment]:
    near = (one for one in play.turns if not one.open and odd_turn(one))
    yield from _first(_turned(one) for one in near)
    tried = [one for one in play.turns if moved(one.before) != turned(one.before)]
    kinds: dict[Cells, list[Turn]] = {}
    for one in tried:
        kinds.setdefault(moved(one.before), []).append(one)
    if tried and all(moved(one.before) == moved(one.after) for one in tried):
        yield from _first(_turned(one) for one in tried if one.open)
    else:
        for position in sorted(kinds):
            if all(moved(one.after) == position for one in kinds[position]):
                yield _turned(kinds[position][0])


def _turned(turn: Turn) -> Moment:
    if turn.before == turn.after:
        said = "it stands as before"
    elif normal(turn.before) == normal(turn.after):
        said = "it is turned"
    else:
        said = f"of its {len(turn.before)} cells, {len(turn.after)} are seen as marked"
    odd = normal(turn.before) != normal(turn.after)
    foretold, seen = ((), turn.after) if odd else (turn.after, ())
    title = "a piece that is turned"
    return Moment(title, said, turn.seed, turn.time_ms, turn.before, foretold, seen)


def _landed(landing: Landing, columns: int) -> Moment:
    lying = frozenset(landing.before) | frozenset(landing.expected)
    foretold = collapsed(lying, full_rows(lying, columns))
    after = frozenset(landing.after)
    missing, extra = foretold - after, _in_order(after - foretold)
    if after in (lying, foretold):
        said, missing, extra = "it lies as foretold", frozenset(), ()
    else:
        said = f"cells foretold and free: {len(missing)}, filled and not foretold: {len(extra)}"
    cells = landing.expected if after == lying or not full_rows(lying, columns) else ()
    marked = _in_order(missing | frozenset(cells))
    title = "a piece that comes to lie"
    return Moment(title, said, landing.seed, landing.time_ms, landing.expected, marked, extra)


def _clears(play: Play) -> Iterator[Moment]:
    single = [one for one in play.clears if len(one.rows) == 1 and not one.sound]
    several = [one for one in play.clears if len(one.rows) > 1 and not one.sound]
    stays = [one for one in single if one.after == one.before]
    hangs = [one for one in single if one.after != one.before]
    yield from (_cleared(one) for part in (stays, hangs, several) for one in part[:1])


def _cleared(clear: Clear) -> Moment:
    full = tuple(cell for cell in clear.before if cell[1] in clear.rows)
    rows = "a row is" if len(clear.rows) == 1 else f"{len(clear.rows)} rows are"
    given = f"{rows} filled", clear.seed, clear.time_ms
    if clear.after == clear.before:
        return Moment(given[0], "full as before", *given[1:], before=full, seen=full)
    foretold = collapsed(frozenset(clear.before), clear.rows)
    after = frozenset(clear.after)
    if clear.sound:
        said = "full rows are gone, and what lay above has come down"
        return Moment(given[0], said, *given[1:], before=full)
    missing, extra = _in_order(foretold - after), _in_order(after - foretold)
    said = f"cells foretold and free: {len(missing)}, filled and not foretold: {len(extra)}"
    return Moment(given[0], said, *given[1:], full, missing, extra)


def _ends(play: Play) -> Iterator[Moment]:
    for one in [one for one in play.ends if one.reached][:1]:
        said = "it stands still" if one.still else f"it changed {one.changes} times since"
        yield Moment("a board that is full", said, one.seed, one.time_ms)
    if not any(one.alive for one in play.agains):
        for again in play.agains[:1]:
            title = f"another game is asked for: {again.by}"
            yield Moment(title, "no other game goes on", again.seed, again.time_ms, wide=True)


def _gains(play: Play) -> Iterator[Moment]:
    unpaid = [one for one in play.gains if one.cleared and scores(one.before) == scores(one.after)]
    for one in unpaid[:1]:
        said = "the score is as before"
        yield Moment("points for full rows", said, one.seed, one.time_ms, wide=True)


def _in_order(cells: Set) -> Cells:
    return tuple(sorted(cells))
