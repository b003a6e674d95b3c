"""The slots before a verb stem: subject, tense, relative, object; and which finals they take."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

SUBJECTS = tuple("ni u a tu m wa i li ya ki vi zi ku pa mu".split())
NEGATED = tuple("si hu ha hatu ham hamu hawa hau hai hali haya haki havi hazi haku hapa".split())
OBJECTS = tuple("ni ku kw m mu mw tu wa u i li ya ki vi zi pa ji".split())
RELATIVES = tuple("ye o yo lo cho vyo zo po ko mo".split())
CONTRACTED = tuple("na wa a twa mwa ya la cha vya za kwa pa".split())
"""Subject and the present -a- in one: wataka, yasema, Rais aahidi."""

_ANIMATE = ("ni", "u", "a", "m")

TENSES = tuple("na sha li ta me nge ngali ngeli mesha lisha kisha mekwisha likwisha japo".split())
_NEGATED_TENSES = ("ta", "to", "nge", "ngali")
RELATIVE_TENSES = ("na", "li", "taka", "si")


class Head(NamedTuple):
    """What stands before a stem: its parts, and what the stem must look like.

    ``finals``: ``a`` indicative, ``e`` subjunctive, ``i`` negative present, ``r`` a stem that
    ends in a relative (asemaye); none for a bare stem, which is an imperative. ``heavy`` heads
    keep the ku- of short verbs (anakula). ``person_follows``: the relative is a person and the
    subject is none, so the object has to be one (kinachoye… is nothing, kinachomwona is
    something). ``before_vowel``: the shape before a vowel (twende).
    """

    parts: str
    finals: str
    heavy: bool = False
    person_follows: bool = False
    before_vowel: bool = False


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """Every string that may precede a stem (objects apart), with its readings."""
    table: dict[str, list[Head]] = {}
    for head in _heads():
        readings = table.setdefault(head.parts.replace("-", ""), [])
        if all(one.finals != head.finals or one.heavy != head.heavy for one in readings):
            readings.append(head)
    return {string: tuple(readings) for string, readings in table.items()}


def _heads() -> Iterator[Head]:
    yield Head("", "")
    for subject in SUBJECTS:
        yield from _affirmative(subject)
    for one in NEGATED:
        yield Head(one, "i")
        yield from (Head(f"{one}-{tense}", "a", heavy=True) for tense in _NEGATED_TENSES)
        yield from (Head(f"{one}-{tense}", "a") for tense in ("ku", "ja"))
    yield from (Head(one, "a") for one in CONTRACTED)
    yield from (Head(one, "e", before_vowel=True) for one in ("tw", "mw", "w"))
    yield Head("hu", "a")
    yield Head("ka", "e")
    yield from (Head(one, "a") for one in ("ku", "kuto"))
    yield from (Head(one, "a", heavy=True) for one in ("kuto", "kutoku", "kuja", "kesha"))


def _affirmative(subject: str) -> Iterator[Head]:
    for tense in TENSES:
        yield Head(f"{subject}-{tense}", "a", heavy=True)
    for tense, relative in product(RELATIVE_TENSES, RELATIVES):
        person = relative == "ye" and subject not in _ANIMATE
        yield Head(f"{subject}-{tense}-{relative}", "a", heavy=True, person_follows=person)
    yield Head(f"{subject}-ki", "a")
    yield Head(f"{subject}-ka", "ae")
    yield Head(f"{subject}-singe", "a", heavy=True)
    yield Head(f"{subject}-singali", "a", heavy=True)
    yield Head(f"{subject}-si", "e")
    yield Head(subject, "er")
