"""Numbers as people and models write them: 1,204; 1.204,5; 1 1/2; 3/4; -0.5; 1.2e3; forty-two.

A number that could be read in two ways is read as the question's language writes it, English: the
dot begins the decimals. What is no number in any way (1,20,4) is kept as one that has no value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from grader.evidence.answers.units import unit_of

_RUN = r"\d(?:[\d_]|[.,'’:](?=\d)| (?=\d{3}(?![\d/]))(?<=\d ))*"
_TOKEN = re.compile(
    rf"(?P<sign>(?<![\w)\]%])[-+]\s?)?"
    rf"(?:(?P<whole>\d+)[ -](?P<upper>\d+)\s?/\s?(?P<lower>\d+)"
    rf"|(?P<top>{_RUN})\s?/\s?(?P<bottom>\d+)(?![\d/])"
    rf"|(?P<plain>(?:{_RUN}|(?<![\d\w])\.\d+)))"
    r"(?:\s?[×x*]\s?10\s?\^\s?\{?(?P<power>-?\d{1,3})\}?|[eE](?P<ten>[+-]?\d{1,3})(?!\w))?"
)
_GROUPS = (
    (re.compile(r"\d{1,3}(?:([,'’_ ])\d{3})(?:\1\d{3})*(?:\.\d+)?\Z"), ",'’_ ", "."),
    (re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z"), ",", "."),  # lakh and crore
    (re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?\Z"), ".", ","),
    (re.compile(r"\d{1,3}(?:[. ]\d{3})+,\d+\Z"), ". ", ","),
    (re.compile(r"\d*\.?\d+\Z"), "", "."),
    (re.compile(r"\d+,\d+\Z"), "", ","),
)
_UNIT = re.compile(r"\s?(km/h|m/s|[ck]?m(?:\^2|2)(?!\d)|per cent|[^\W\d_]+|[%°€£])")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number in a text, with a unit where one follows.

    ``value`` is None where it cannot be read. ``measure`` is what the unit measures, ``size`` the
    unit in the smallest of its kind; ``reduced`` is false of fractions that can be.
    """

    value: Fraction | None
    start: int
    end: int
    measure: str = ""
    size: Fraction = Fraction(1)
    unit: str = ""
    fraction: bool = False
    reduced: bool = True


def in_digits(text: str) -> str:
    """Write minus as a sign, and the number words of a text without digits as digits."""
    text = text if re.search(r"\d", text) else _spelt(text)
    return re.sub(r"\b(?:minus|negative)\s+(?=[\d.])", "-", text, flags=re.IGNORECASE)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number in a text in digits, with its unit; 5 h 30 min is one."""
    found: list[Quantity] = []
    for token in _TOKEN.finditer(text):
        if not found or token.start() >= found[-1].end:
            found.append(_quantity(token, text))
    return tuple(_summed(found, text))


def _quantity(token: re.Match[str], text: str) -> Quantity:
    value, reduced = _read(token)
    fraction = bool(token["lower"] or token["bottom"])
    end = token.end()
    if (unit := _UNIT.match(text, end)) and (known := unit_of(unit[1])):
        return Quantity(
            value, token.start(), unit.end(1), *known, unit[1].casefold(), fraction, reduced
        )
    before = re.search(r"[€£]\s?\Z", text[max(0, token.start() - 2) : token.start()])
    if before and (known := unit_of(before[0].strip())):
        return Quantity(value, token.start(), end, *known, before[0].strip(), fraction, reduced)
    return Quantity(value, token.start(), end, fraction=fraction, reduced=reduced)


def _read(token: re.Match[str]) -> tuple[Fraction | None, bool]:
    """Value of a token, and whether a fraction in it is in lowest terms."""
    reduced = True
    if token["whole"]:
        top, bottom = int(token["upper"][:_LONGEST]), int(token["lower"][:_LONGEST])
        value = None if bottom == 0 else int(token["whole"][:_LONGEST]) + Fraction(top, bottom)
        reduced = bottom != 0 and Fraction(top, bottom).denominator == bottom and top < bottom
    elif token["top"]:
        upper, bottom = _decimal(token["top"]), int(token["bottom"][:_LONGEST])
        value = None if upper is None or bottom == 0 else upper / bottom
        reduced = value is not None and value.denominator == bottom and bottom > 1
    else:
        value = _decimal(token["plain"])
    power = token["power"] or token["ten"]
    if value is not None and power:
        value *= Fraction(10) ** int(power)
    negative = (token["sign"] or "").startswith("-")
    return (-value if value is not None and negative else value), reduced


def _decimal(text: str) -> Fraction | None:
    if len(text) > _LONGEST:
        return None
    if re.match(r"0+,\d", text):
        return Fraction(text.replace(",", ".")) if text.count(",") == 1 else None
    for pattern, groups, point in _GROUPS:
        if pattern.match(text):
            for sign in groups:
                text = text.replace(sign, "")
            return Fraction(text.replace(point, "."))
    return None


def _summed(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """Put 5 h 30 min together: the same measure, ever smaller units, next to one another."""
    held: Quantity | None = None
    for one in found:
        if held is not None and _continues(held, one, text):
            total = (held.value or 0) * held.size + (one.value or 0) * one.size
            held = Quantity(total / one.size, held.start, one.end, one.measure, one.size, one.unit)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _continues(held: Quantity, one: Quantity, text: str) -> bool:
    between = text[held.end : one.start].strip(" ,")
    return (
        bool(held.measure)
        and held.measure == one.measure
        and one.size < held.size
        and None not in (held.value, one.value)
        and between in ("", "and")
    )


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: at for at, word in enumerate(_UNITS)} | {
    word: 10 * at for at, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}
_WORD = "|".join((*sorted(_WORDS, key=len, reverse=True), *_SCALES))
_SPELT = re.compile(rf"\b(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}))*\b", re.IGNORECASE)


def _spelt(text: str) -> str:
    """Write English number words as digits."""
    return _SPELT.sub(lambda one: str(_counted(one[0])), text)


def _counted(words: str) -> int | str:
    total = part = 0
    last = ""
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word == "and":
            continue
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0
        elif last in _WORDS and not (_WORDS[last] >= 20 and _WORDS[word] < 10):
            return words  # two numbers in a row, as of a year
        else:
            part += _WORDS[word]
        last = word
    return total + part
