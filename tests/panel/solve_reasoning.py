"""Solves questions of `reasoning` from their words alone, by trying whatever could be."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import permutations, product

from grader.evidence.answers.form import Value

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_UP = ("older", "taller", "faster", "richer")


def solve(prompt: str) -> Value:
    """Return the one answer; what has none or several fails."""
    question = prompt.split("\n\n", maxsplit=1)[0]
    for sign, solver in _SOLVERS:
        if sign in question:
            return solver(question)
    raise AssertionError(question)


def _pairs(text: str) -> Value:
    above = [
        (one, other) if word in _UP else (other, one)
        for one, word, other in re.findall(r"(\w+) is (\w+) than (\w+)\.", text)
    ]
    names = {name for pair in above for name in pair}
    (only,) = (
        row
        for row in permutations(names)
        if all(row.index(one) < row.index(other) for one, other in above)
    )
    return only


def _row(text: str) -> Value:
    names = re.findall(r"[A-Z]\w+", text.split(" sit on ", maxsplit=1)[0])
    clues = [one for one in text.split(". ")[1:-1] if one]
    (only,) = (row for row in permutations(names) if all(_sits(one, row) for one in clues))
    return only


def _sits(clue: str, row: tuple[str, ...]) -> bool:
    place = {name: at for at, name in enumerate(row, 1)}
    there = [place[one] for one in re.findall(r"[A-Z]\w+", clue) if one in place]
    number = int((re.findall(r"\d", clue) or ["0"])[0])
    if clue.startswith("Exactly"):
        return abs(there[0] - there[1]) == number + 1
    if "does not sit on chair" in clue:
        return there[0] != number
    if "sits on chair" in clue:
        return there[0] == number
    if "directly left of" in clue:
        return there[0] + 1 == there[1]
    assert "somewhere left of" in clue, clue
    return there[0] < there[1]


def _kinds(text: str) -> Value:
    rules = re.findall(r"(?:Every|Each) (\w+) is a (\w+)\.", text)
    rules += re.findall(r"All (\w+)s are (\w+)s\.", text)
    shut = re.findall(r"No (\w+) is a (\w+)\.", text)
    found = re.search(r"(\w+) is a (\w+)\. Is \1 a (\w+)\?", text)
    assert found
    known = {found[2]}
    while new := {other for one, other in rules if one in known} - known:
        known |= new
    out = {other for one, other in shut if one in known}
    assert (found[3] in known) is not (found[3] in out)
    return "yes" if found[3] in known else "no"


def _day(text: str) -> date:
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day of the calendar


def _weekday(text: str) -> Value:
    if found := re.search(r"Today is (\w+)\..* in (\d+) days", text):
        return _DAYS[(_DAYS.index(found[1]) + int(found[2])) % 7]
    begin, end = (_day(one) for one in re.findall(_DATE, text))
    named = re.search(r"is a (\w+)\.", text)
    assert named
    return _DAYS[(_DAYS.index(named[1]) + (end - begin).days) % 7]


def _moved(text: str) -> Value:
    found = re.search(rf"is (\d+) days (after|before) ({_DATE})", text)
    assert found
    days = timedelta(days=int(found[1]))
    return str(_day(found[3]) + days if found[2] == "after" else _day(found[3]) - days)


def _between(text: str) -> Value:
    begin, end = (_day(one) for one in re.findall(_DATE, text))
    return Fraction((end - begin).days)


def _clubs(text: str) -> Value:
    held = {
        club: set(re.findall(r"[A-Z]\w+", names))
        for club, names in re.findall(r"In the (\w+) club are ([^.]+)\.", text)
    }
    everybody = set().union(*held.values())
    wish = text.split("Who is ")[1]
    times = {"exactly one": 1, "exactly two": 2}
    for words, count in times.items():
        if words in wish:
            return tuple(
                sorted(n for n in everybody if sum(n in h for h in held.values()) == count)
            )
    inside, _, outside = wish.partition("but not")
    return tuple(
        sorted(
            name
            for name in everybody
            if all(name in held[club] for club in held if club in inside)
            and not any(name in held[club] for club in held if club in outside)
        )
    )


def _counted(text: str) -> Value:
    n = [int(one) for one in re.findall(r"\d+", text)]
    if "none of the three" in text:
        total, a, b, c, ab, ac, bc, abc = n
        return Fraction(total - (a + b + c - ab - ac - bc + abc))
    total, a, b, none = n
    return Fraction(a + b + none - total)


def _truths(text: str) -> Value:
    said = dict(re.findall(r'(\w+) says: "([^"]+)"', text))
    fits = []
    for values in product((True, False), repeat=len(said)):
        world = dict(zip(said, values, strict=True))
        if all(world[name] is _true(words, world) for name, words in said.items()):
            fits.append(world)
    (only,) = fits
    return tuple(sorted(name for name, honest in only.items() if honest))


def _true(words: str, world: dict[str, bool]) -> bool:
    first = words.split(maxsplit=1)[0]
    if words.startswith("Exactly"):
        count = 1 if " one of us" in words else int(words.split()[1])
        return sum(world.values()) == count
    if "same sort" in words:
        return world[first] is world[words.split()[2]]
    return world[first] if "truth" in words else not world[first]


_SOLVERS: tuple[tuple[str, Callable[[str], Value]], ...] = (
    ("always lies", _truths),
    ("chairs", _row),
    ("Put all of them in order", _pairs),
    ("In the ", _clubs),
    ("In a group", _counted),
    ("day of the week", _weekday),
    ("Which date", _moved),
    ("How many days", _between),
    (" is a ", _kinds),
)
