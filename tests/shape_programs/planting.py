"""Sets of pieces with a known defect, before any program is written around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.shape_programs.oracle import (
    KINDS,
    SHAPES,
    Cells,
    Kind,
    cells_of,
    expected,
    kind_of,
    settled,
    spun,
)

SIX_BLOCKS = (cells_of(("###", "###")), cells_of(("##", "##", "##")))
THREE_CELLS = (cells_of(("###",)), cells_of(("#.", "##")))
FIVE_CELLS = tuple(
    cells_of(picture)
    for picture in (
        (".#.", "###", ".#."),
        ("##.", "###"),
        ("#.#", "###"),
        ("#...", "####"),
        ("###", ".#.", ".#."),
    )
)
LOOSE_CELLS = tuple(
    cells_of(picture)
    for picture in (
        ("##.", "...", ".##"),
        ("#.#", "#.#"),
        ("##..", "..##"),
        ("###.", "...#"),
        ("#..", ".##", "..#"),
    )
)
EXTRAS = (*FIVE_CELLS, *THREE_CELLS, *SIX_BLOCKS, cells_of(("#",)), cells_of(("##",)))
MIRRORED: dict[Kind, Kind] = {"S": "Z", "Z": "S", "J": "L", "L": "J"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a table of pieces.

    `label` is what the program calls it, `note` what a comment beside it says; neither need be
    true. `states` are its turned shapes, the first of them the one that appears; none at all makes
    it a placeholder.
    """

    label: str
    note: str
    states: tuple[Cells, ...]

    @property
    def cells(self) -> Cells:
        """The shape in which the piece appears."""
        return self.states[0]


@dataclass(frozen=True, slots=True)
class Slot:
    """A name in the table and the cells that stand under it; `cells` None is a placeholder."""

    label: str
    cells: Cells | None


Planter = Callable[[list[Slot], Random], list[Slot]]


def _put(slots: list[Slot], label: str, cells: Cells) -> list[Slot]:
    return [replace(slot, cells=cells) if slot.label == label else slot for slot in slots]


def _spun_at_random(cells: Cells, rng: Random) -> Cells:
    for _ in range(rng.randrange(4)):
        cells = spun(cells)
    return settled(cells)


def _clean(slots: list[Slot], rng: Random) -> list[Slot]:
    del rng
    return slots


def _rotated(slots: list[Slot], rng: Random) -> list[Slot]:
    return [
        replace(slot, cells=_spun_at_random(slot.cells, rng)) if slot.cells else slot
        for slot in slots
    ]


def _swapped_names(slots: list[Slot], rng: Random) -> list[Slot]:
    """Labels wander: a mirrored pair is swapped, and sometimes three others go round."""
    first, second = rng.choice((("J", "L"), ("S", "Z")))
    renamed = {first: second, second: first}
    if rng.random() < 0.5:
        renamed |= {"I": "T", "T": "O", "O": "I"}
    return [replace(slot, label=renamed.get(slot.label, slot.label)) for slot in slots]


def _missing(slots: list[Slot], rng: Random) -> list[Slot]:
    del slots[rng.randrange(len(slots))]
    return slots


def _missing_two(slots: list[Slot], rng: Random) -> list[Slot]:
    return _missing(_missing(slots, rng), rng)


def _doubled(slots: list[Slot], rng: Random) -> list[Slot]:
    """One kind's cells under another's name, most often its mirror image's."""
    victim = rng.choice(KINDS)
    others = [kind for kind in KINDS if kind != victim]
    culprit = MIRRORED.get(victim, rng.choice(others))
    if rng.random() < 0.4:
        culprit = rng.choice(others)
    return _put(slots, victim, _spun_at_random(SHAPES[culprit], rng))


def _doubled_extra(slots: list[Slot], rng: Random) -> list[Slot]:
    """All seven, and one of them a second time, turned."""
    again = _spun_at_random(SHAPES[rng.choice(KINDS)], rng)
    slots.insert(rng.randrange(len(slots) + 1), Slot("X", again))
    return slots


def _six_block(slots: list[Slot], rng: Random) -> list[Slot]:
    return _put(slots, "O", rng.choice(SIX_BLOCKS))


def _three_bar(slots: list[Slot], rng: Random) -> list[Slot]:
    return _put(slots, "I", _spun_at_random(THREE_CELLS[0], rng))


def _five_cells(slots: list[Slot], rng: Random) -> list[Slot]:
    return _put(slots, rng.choice("TLJI"), rng.choice(FIVE_CELLS))


def _loose_cells(slots: list[Slot], rng: Random) -> list[Slot]:
    return _put(slots, rng.choice("SZJLT"), rng.choice(LOOSE_CELLS))


def _moved_cell(slots: list[Slot], rng: Random) -> list[Slot]:
    """One cell of one piece has slipped, so that the piece is another one or none."""
    label = rng.choice(KINDS)
    cells = SHAPES[label]
    while True:
        gone = rng.choice(cells)
        x, y = rng.choice(cells)
        step = rng.choice(((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1)))
        moved = {*cells, (x + step[0], y + step[1])} - {gone}
        slipped = settled(moved)
        if len(slipped) == 4 and kind_of(slipped) != label and max(max(c) for c in slipped) < 4:
            return _put(slots, label, slipped)


def _several(slots: list[Slot], rng: Random) -> list[Slot]:
    """A fat square, a short bar, and a piece that is mirrored or a bar, all at once."""
    slots = _six_block(_three_bar(slots, rng), rng)
    victim = rng.choice((*MIRRORED, "T"))
    return _put(slots, victim, SHAPES[MIRRORED.get(victim, "I")])


def _extra(slots: list[Slot], rng: Random) -> list[Slot]:
    slots.append(Slot("X", rng.choice(EXTRAS)))
    return slots


def _null_first(slots: list[Slot], rng: Random) -> list[Slot]:
    del rng
    return [Slot("", None), *slots]


def _null_first_doubled(slots: list[Slot], rng: Random) -> list[Slot]:
    return _null_first(_doubled(slots, rng), rng)


PLANTERS: dict[str, Planter] = {
    "clean": _clean,
    "rotated": _rotated,
    "swapped_names": _swapped_names,
    "missing": _missing,
    "missing_two": _missing_two,
    "doubled": _doubled,
    "doubled_extra": _doubled_extra,
    "six_block": _six_block,
    "three_bar": _three_bar,
    "five_cells": _five_cells,
    "loose_cells": _loose_cells,
    "moved_cell": _moved_cell,
    "several": _several,
    "extra": _extra,
    "null_first": _null_first,
    "null_first_doubled": _null_first_doubled,
    "corrupted_state": _clean,
}
LIST_ONLY = frozenset({"null_first", "null_first_doubled"})
STATES_ONLY = frozenset({"corrupted_state"})


def _boxed(cells: Cells) -> Cells:
    """A flat bar in the second row of its box, where most programs put it; others unmoved."""
    if all(y == 0 for _, y in cells) and len(cells) > 3:
        return tuple((x, 1) for x, _ in cells)
    return cells


def _states(cells: Cells, *, fewest: bool) -> tuple[Cells, ...]:
    """The turns of a shape inside its square box; `fewest` leaves out those that look alike."""
    turned = _boxed(cells)
    side = 1 + max(max(cell) for cell in turned)
    states = [turned]
    for _ in range(3):
        turned = tuple((side - 1 - y, x) for x, y in turned)
        states.append(turned)
    if fewest:
        seen = {settled(state): state for state in reversed(states)}
        states = [state for state in states if seen[settled(state)] is state]
    return tuple(states)


def _corrupted(states: tuple[Cells, ...], rng: Random) -> tuple[Cells, ...]:
    """One state after the first with one cell where it does not belong."""
    at = rng.randrange(1, len(states))
    cells = states[at]
    side = 1 + max(max(cell) for cell in cells)
    free = [(x, y) for x in range(side) for y in range(side) if (x, y) not in cells]
    while True:
        broken = {*cells, rng.choice(free)} - {rng.choice(cells)}
        if kind_of(broken) != kind_of(cells):
            return (*states[:at], tuple(sorted(broken)), *states[at + 1 :])


def _planted_once(defect: str, rng: Random, *, stateful: bool) -> tuple[Entry, ...]:
    slots = [Slot(kind, SHAPES[kind]) for kind in KINDS]
    rng.shuffle(slots)
    slots = PLANTERS[defect](slots, rng)
    fewest = rng.random() < 0.4
    victim = rng.choice([slot.label for slot in slots if slot.label in "TJLSZ"])
    entries = []
    for slot in slots:
        states = _states(slot.cells, fewest=fewest) if slot.cells else ()
        if defect in STATES_ONLY and slot.label == victim:
            states = _corrupted(states, rng)
        entries.append(Entry(slot.label, slot.label, states if stateful else states[:1]))
    return tuple(entries)


def truth(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """What a judge has to find in the planted entries."""
    return expected(entry.states for entry in entries)


def planted(
    defect: str, rng: Random, *, stateful: bool = False, mirror_blind: bool = False
) -> tuple[Entry, ...]:
    """A set of entries with the defect.

    `stateful` keeps the turned states of every piece. `mirror_blind` plants only what reads the
    same in a mirror, for encodings whose axes are told by the code that uses them alone.
    """
    while True:
        entries = _planted_once(defect, rng, stateful=stateful)
        if not mirror_blind or all(kind not in MIRRORED for _, kind in truth(entries)):
            return entries
