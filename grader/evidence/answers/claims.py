"""What a few words say: one number, name, date or text of a wanted form; or none, or several."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from grader.evidence.answers.dates import days
from grader.evidence.answers.form import AnswerForm, Kind, Value
from grader.evidence.answers.names import mentioned
from grader.evidence.answers.numbers import Quantity, in_digits, quantities
from grader.evidence.answers.plain import bare, plain
from grader.evidence.answers.units import unit_of

Flaw = Literal["", "none", "several", "unclear", "unit"]

OR = re.compile(
    r"\b(?:or|either|oder|ou|или|maybe|perhaps|possibly|between|could be|might be)\b|或|还是",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:not|isn't|never|nicht|kein|instead of|rather than|no|except)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
RETRACTED = re.compile(
    r"\b(?:wait|actually|correction|sorry|hmm|scratch that|i made a mistake|on second thought|"
    r"let me (?:re-?check|redo|recalculate)|should (?:be|have been)|rather|instead|that's wrong|"
    r"is wrong|is incorrect)\b",
    re.IGNORECASE,
)
MOST = 12
"""Numbers in one line beyond which nobody reads an answer off it, be they all the same."""

_SIDES = re.compile(r"=|≈|⇒|→|->")
_OPERATOR = re.compile(r"[\s)(]*[-+×*÷/·^:x][\s)(+-]*\Z")
_LEAD = re.compile(r",?\s+(?:because|since|as|for|weil|denn|car|porque)\b|;|\s\(|\.\s|,\s|\s-\s")
_ASIDE = re.compile(r"\([^()]*\)")
_REASON = re.compile(
    r"[\s(]*(?:because|since|as|so|which|that|for|i\.e|e\.g|weil|denn|car|porque|and the)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|are|was|makes|equals|ist|es|est)\s+(?:exactly\s+|about\s+)?\Z", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|\.)(?!\w)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said. ``value`` is None where there is a ``flaw``; ``reduced``: in lowest terms."""

    value: Value | None
    shown: str = ""
    flaw: Flaw = ""
    reduced: bool = True


def claim(text: str, form: AnswerForm) -> Claim:
    """Read a few words by the form of the answer, blind to what is right."""
    said = plain(text).strip()
    if not said:
        return Claim(None, flaw="none")
    return _READERS[form.kind](said, form)


def numeric(text: str, form: AnswerForm) -> Claim:
    """Read one number, the last of a chain of equations."""
    text = in_digits(text)
    aside = _ASIDE.sub(" ", text)
    text = aside if re.search(r"\d", aside) else text
    lead = _LEAD.search(text)
    if lead and "=" not in text[: lead.start()]:
        first, rest = text[: lead.start()], text[lead.end() :]
        one = _side(first, form)
        explained = _REASON.match(text[lead.start() :]) or not quantities(rest) or "=" in rest
        if one.value is not None and explained and not OR.search(rest) and not _wavers(rest):
            return one
    sides = [_side(one, form) for one in _SIDES.split(text)]
    if any(one.flaw == "several" for one in sides):
        return Claim(None, text, "several")
    told = [one for one in sides if one.value is not None]
    if not told:
        return max(sides, key=lambda one: len(one.flaw)) if sides else Claim(None, flaw="none")
    if sides[-1].flaw == "unit":
        return sides[-1]
    if len(told) > 1 and sides[-1].value is not None and _rounds(told[-1], told[-2]):
        return told[-2]
    return (
        told[-1] if sides[-1].value is not None or len(told) == 1 else Claim(None, text, "unclear")
    )


def _wavers(text: str) -> bool:
    return RETRACTED.search(text) is not None


def _rounds(later: Claim, before: Claim) -> bool:
    """Whether the later number is the one before it, rounded: 1/3 = 0.33."""
    point = re.search(r"\.(\d+)", later.shown)
    one, other = later.value, before.value
    if point is None or not isinstance(one, Fraction) or not isinstance(other, Fraction):
        return False
    return one != other and abs(one - other) <= Fraction(1, 2 * 10 ** len(point[1]))


def _side(text: str, form: AnswerForm) -> Claim:
    """Read one side of an equation: a number, or none, or something to work out."""
    found = quantities(text)
    if not found:
        return Claim(None, text.strip(), "none")
    if len(found) > MOST:
        return Claim(None, text.strip(), "unclear")
    for before, one in itertools.pairwise(found):
        sign = one.start + (text[one.start] in "+-")
        between = text[before.end : sign]
        if _OPERATOR.match(between) or re.search(r"[×*÷]", between):
            return Claim(None, text.strip(), "unclear")
    if re.search(r"√|\bsqrt\b|\d\s*!|\d\s*\^", text):
        return Claim(None, text.strip(), "unclear")
    kept = [one for one in found if not NOT.search(text[: one.start])]
    if not kept:
        return Claim(None, text.strip(), "none")
    return _chosen(_fitting(kept, form), text, form)


def _fitting(found: Sequence[Quantity], form: AnswerForm) -> Sequence[Quantity]:
    """Of several numbers those in a unit of what is asked for, where any is."""
    asked = unit_of(form.unit)
    fitting = [one for one in found if asked and one.measure == asked[0]]
    return fitting or found


def _chosen(found: Sequence[Quantity], text: str, form: AnswerForm) -> Claim:
    claims = {one: _converted(one, text, form) for one in found}
    values = {one.value for one in claims.values()}
    if len(values) > 1:
        between = text[found[0].end : found[-1].start]
        fresh = [one for one in found if one.value not in form.given]
        stated = [one for one in found if _IS.search(text[: one.start])]
        if OR.search(text) or re.search(r"(?:,|/|&)\s*\Z", between):
            return Claim(None, text.strip(), "several")
        if len({claims[one].value for one in fresh}) == 1:
            return claims[fresh[-1]]
        if len(stated) == 1:
            return claims[stated[0]]
        return Claim(None, text.strip(), "several")
    return claims[found[-1]]


def _converted(one: Quantity, text: str, form: AnswerForm) -> Claim:
    shown = text[one.start : one.end].strip()
    value, asked = one.value, unit_of(form.unit)
    glued = re.match(r"[^\W_]", text[one.end : one.end + 1])
    if value is None or (glued and not _ORDINAL.match(text, one.end)):
        return Claim(None, shown, "unclear")
    if one.fraction and form.kind == "integer":
        return Claim(None, shown, "unclear")
    if asked and one.measure and one.measure != asked[0]:
        return Claim(None, shown, "unit")
    if asked and one.measure:
        value = value * one.size / asked[1]
    elif not asked and one.unit.startswith(("%", "per")):
        value /= 100
    return Claim(value, shown, reduced=one.reduced)


def _choice(text: str, form: AnswerForm) -> Claim:
    """Read one of the names that there are to choose from."""
    found = _named(text, form)
    names = list(dict.fromkeys(found))
    if len(names) > 1:
        lead = _LEAD.search(text)
        rest = text[lead.end() :] if lead else ""
        first = _named(text[: lead.start()], form) if lead else []
        if len(set(first)) != 1 or OR.search(rest) or _wavers(rest) or not _explains(text, lead):
            return Claim(None, text, "several")
        names = first[:1]
    return Claim(names[0], text) if names else Claim(None, text, "none")


def _explains(text: str, lead: re.Match[str] | None) -> bool:
    """Whether what follows the first clause gives reasons or an aside, and no second answer."""
    return lead is not None and (lead[0] == " (" or bool(_REASON.match(text[lead.start() + 1 :])))


def _named(text: str, form: AnswerForm) -> list[str]:
    return [
        name for name, start, _ in mentioned(text, form.choices) if not NOT.search(text[:start])
    ]


def _sequence(text: str, form: AnswerForm) -> Claim:
    """Read names in their order; one that comes twice makes no sequence."""
    text = re.sub(r"(?m)^\s*(?:[-*+•]|\d{1,2}[.)])\s+", " ", text)
    found = _named(text, form)
    if not found:
        return Claim(None, text, "none")
    if len(set(found)) < len(found) or OR.search(text) or _wavers(text):
        return Claim(None, text, "several")
    return Claim(tuple(found), text)


def _set(text: str, form: AnswerForm) -> Claim:
    """Read names in any order; none at all where the text says none."""
    found = _named(text, form)
    if not found or OR.search(text) or _wavers(text):
        return Claim(None, text, "several" if found else "none")
    order = [one[0] for one in form.choices]
    return Claim(tuple(sorted(dict.fromkeys(found), key=order.index)), text)


def _date(text: str, _form: AnswerForm) -> Claim:
    """Read one day; one that could be two is none."""
    found = days(text)
    if not found:
        return Claim(None, text, "none")
    if None in found:
        return Claim(None, text, "unclear")
    return Claim(found.pop(), text) if len(found) == 1 else Claim(None, text, "several")


def _text(text: str, form: AnswerForm) -> Claim:
    """Read the words themselves, or, where all answers have a pattern, what has it."""
    if form.pattern:
        seen = re.finditer(form.pattern, text, re.IGNORECASE)
        found = list(dict.fromkeys(bare(one[0]) for one in seen))
        if len(found) > 1:
            return Claim(None, text, "several")
        return Claim(found[0], text) if found else Claim(None, text, "none")
    return Claim(bare(text), text)


_READERS: dict[Kind, Callable[[str, AnswerForm], Claim]] = {
    "integer": numeric,
    "number": numeric,
    "choice": _choice,
    "sequence": _sequence,
    "set": _set,
    "date": _date,
    "text": _text,
}
