"""Who is in which club: names in two or three lists, and numbers of those in both or neither."""

from random import Random

from grader.drawing import Draft
from rubrics.asking import asked
from rubrics.reasoning.names import listed, people

_CLUBS = ("chess", "choir", "drama", "football", "gardening", "judo", "pottery", "radio")


def members(rng: Random, level: int) -> Draft:
    """Ask for names where lists are given, or for a number where numbers are."""
    return _counted(rng, level) if rng.random() < 0.4 else _named(rng, level)


def _named(rng: Random, level: int) -> Draft:
    clubs = rng.sample(_CLUBS, 2 if level == 1 else 3)
    names = people(rng, 5 + 2 * level)
    while True:
        lists = [[one for one in names if rng.random() < 0.5] for _ in clubs]
        wish, wanted = _wish(rng, level, clubs, [set(one) for one in lists])
        value = sorted(set(names) & wanted)
        if all(len(one) > 1 for one in lists) and 1 <= len(value) <= 4:
            break
    told = [
        f"In the {club} club are {listed(one)}." for club, one in zip(clubs, lists, strict=True)
    ]
    choices = [[one] for one in sorted(names)]
    expected = {"kind": "set", "value": value, "choices": choices}
    question = f"{' '.join(told)} Who is {wish}?"
    return Draft(asked(rng, question, "all names, separated by commas"), expected)


def _wish(rng: Random, level: int, clubs: list[str], held: list[set[str]]) -> tuple[str, set[str]]:
    """A wish in words, and who fits it."""
    if level == 1:
        if rng.random() < 0.5:
            return f"in both the {clubs[0]} and the {clubs[1]} club", held[0] & held[1]
        return f"in the {clubs[0]} club but not in the {clubs[1]} club", held[0] - held[1]
    if level == 2:
        words = f"in both the {clubs[0]} and the {clubs[1]} club but not in the {clubs[2]} club"
        return words, (held[0] & held[1]) - held[2]
    once = {one for one in held[0] | held[1] | held[2] if sum(one in it for it in held) == 1}
    if rng.random() < 0.5:
        return "in exactly one of the three clubs", once
    return "in exactly two of the three clubs", {
        one for one in set.union(*held) if sum(one in it for it in held) == 2
    }


def _counted(rng: Random, level: int) -> Draft:
    """Two circles, and on the third level three."""
    one, other, third = rng.sample(_CLUBS, 3)
    both, only, only_2, none = (rng.randint(2, 8 + 8 * level) for _ in range(4))
    if level < 3:
        total = both + only + only_2 + none
        question = (
            f"In a group of {total} people, {only + both} are in the {one} club and "
            f"{only_2 + both} in the {other} club; {none} are in neither. How many are in both?"
        )
        return _number(rng, question, both)
    parts = [rng.randint(1, 20) for _ in range(7)]
    a, b, c, ab, ac, bc, abc = parts
    total = sum(parts) + none
    question = (
        f"In a group of {total} people, {a + ab + ac + abc} are in the {one} club, "
        f"{b + ab + bc + abc} in the {other} club and {c + ac + bc + abc} in the {third} club. "
        f"{ab + abc} are in both {one} and {other}, {ac + abc} in both {one} and {third}, "
        f"{bc + abc} in both {other} and {third}, and {abc} in all three. "
        "How many are in none of the three?"
    )
    return _number(rng, question, none)


def _number(rng: Random, question: str, value: int) -> Draft:
    expected = {"kind": "integer", "value": str(value)}
    return Draft(asked(rng, question, "number of people"), expected)
