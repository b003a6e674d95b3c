"""People in one order, told by pairs; on the third level by places in a row as well."""

from collections.abc import Callable, Sequence
from itertools import pairwise, permutations
from random import Random

from grader.drawing import Draft
from rubrics.asking import asked
from rubrics.reasoning.names import listed, people

Order = Sequence[str]
Clue = tuple[str, Callable[[Order], bool]]

_SCALES = (
    ("older", "younger", "oldest", "youngest"),
    ("taller", "shorter", "tallest", "shortest"),
    ("faster", "slower", "fastest", "slowest"),
    ("richer", "poorer", "richest", "poorest"),
)


def order(rng: Random, level: int) -> Draft:
    """Ask for the whole order, from names in shuffled pairs."""
    if level == 3:
        return _row(rng)
    names = people(rng, 3 if level == 1 else 5)
    more, less, most, least = rng.choice(_SCALES)
    clues = [
        f"{one} is {more} than {other}." if rng.random() < 0.5 else f"{other} is {less} than {one}."
        for one, other in pairwise(names)
    ]
    rng.shuffle(clues)
    question = f"{' '.join(clues)} Put all of them in order, from {most} to {least}."
    return _asked(rng, question, names)


def _row(rng: Random) -> Draft:
    """Six chairs in a row, with just enough clues for one order."""
    names = people(rng, 6)
    left = [tuple(one) for one in permutations(names)]
    clues: list[str] = []
    while len(left) > 1:
        text, holds = _clue(rng, names)
        kept = [one for one in left if holds(one)]
        if len(kept) < len(left):
            clues.append(text)
            left = kept
    rng.shuffle(clues)
    there = listed(sorted(names))
    question = (
        f"{there} sit on six chairs in a row, numbered 1 to 6 from left to right. "
        f"{' '.join(clues)} Who sits where? Name all six from left to right."
    )
    return _asked(rng, question, names)


def _clue(rng: Random, names: Order) -> Clue:
    """Something true of the row, as words and as a test of any row."""
    one, other = rng.sample(list(names), 2)
    first, second = names.index(one), names.index(other)
    gap = second - first
    match rng.randrange(4):
        case 0 if gap == 1:
            return (
                f"{one} sits directly left of {other}.",
                lambda row: row.index(other) - row.index(one) == 1,
            )
        case 1 if abs(gap) > 1:
            between = abs(gap) - 1
            words = "person sits" if between == 1 else "people sit"
            return (
                f"Exactly {between} {words} between {one} and {other}.",
                lambda row: abs(row.index(other) - row.index(one)) == between + 1,
            )
        case 2 if rng.random() < 0.3:
            return f"{one} sits on chair {first + 1}.", lambda row: row.index(one) == first
        case 3 if rng.random() < 0.5:
            return (
                f"{one} does not sit on chair {second + 1}.",
                lambda row: row.index(one) != second,
            )
    before, after = (one, other) if gap > 0 else (other, one)
    return (
        f"{before} sits somewhere left of {after}.",
        lambda row: row.index(before) < row.index(after),
    )


def _asked(rng: Random, question: str, names: Order) -> Draft:
    choices = [[one] for one in sorted(names)]
    expected = {"kind": "sequence", "value": list(names), "choices": choices}
    return Draft(asked(rng, question, "names, separated by commas"), expected)
