"""Solves questions of `math` from their words alone, without knowing how they were made."""

import re
from fractions import Fraction

_AMOUNT = r"(\d+) (km|kg|m|litres|hours|minutes|weeks) and (\d+) (m|g|cm|ml|minutes|seconds|days)"
_FACTOR = {"km": 1000, "kg": 1000, "m": 100, "litres": 1000, "hours": 60, "minutes": 60, "weeks": 7}


def solve(prompt: str) -> Fraction:
    """Return the one number that a question asks for."""
    question = prompt.split("\n\n", maxsplit=1)[0]
    if found := re.match(r"(?:Compute|Calculate|Work out|Find) (.+?)\.(?: Give|$)", question):
        return value_of(found[1])
    if found := re.match(r"(?:Solve for x|Find x): (.+) = (.+)", question):
        return _root(found[1], found[2])
    if "divided by" in question:
        whole, by = re.findall(r"[\d,]+(?:\^\d+)?", question)
        base, _, power = whole.replace(",", "").partition("^")
        return Fraction(int(base) ** int(power or 1) % int(by.replace(",", "")))
    if "km/h" in question:
        ways = re.findall(r"(\d+) km at (\d+) km/h", question)
        rest = re.search(r"rests for (\d+) minutes", question)
        assert rest
        return sum((Fraction(int(way) * 60, int(speed)) for way, speed in ways), Fraction(rest[1]))
    if amounts := re.findall(_AMOUNT, question):
        return Fraction(sum(int(a) * _FACTOR[large] + int(b) for a, large, b, _ in amounts))
    return Fraction(_story(question))


def value_of(text: str) -> Fraction:
    """Work out an expression; a fraction like 3/4 binds more than any sign."""
    plain = text.replace(",", "").replace("÷", "%")
    parts = re.findall(r"\d+/\d+|\d+|[-+×%()]", plain)
    return _sum(parts)


def _sum(parts: list[str]) -> Fraction:
    total = _term(parts)
    while parts and parts[0] in "+-":
        sign = parts.pop(0)
        total += _term(parts) if sign == "+" else -_term(parts)
    return total


def _term(parts: list[str]) -> Fraction:
    total = _atom(parts)
    while parts and parts[0] in "×%":
        sign = parts.pop(0)
        total = total * _atom(parts) if sign == "×" else total / _atom(parts)
    return total


def _atom(parts: list[str]) -> Fraction:
    one = parts.pop(0)
    if one != "(":
        return Fraction(one)
    inside = _sum(parts)
    assert parts.pop(0) == ")"
    return inside


def _root(left: str, right: str) -> Fraction:
    """Solve a linear equation by its values at 0 and 1."""

    def at(x: int) -> Fraction:
        sides = []
        for side in (left, right):
            text = re.sub(r"(\d)x", rf"\1 × {x}", re.sub(r"(\d)\(", r"\1 × (", side))
            sides.append(value_of(re.sub(r"\bx\b", str(x), text)))
        return sides[0] - sides[1]

    return -at(0) / (at(1) - at(0))


def _story(question: str) -> int:
    stock = 0
    for line in re.split(r"(?<=\.) ", question):
        numbers = [int(one) for one in re.findall(r"\d+", line)]
        if "in each" in line:
            stock = numbers[0] * numbers[1]
        elif "gives away" in line:
            stock -= numbers[0]
        elif "buys" in line:
            stock += numbers[0] * numbers[1]
        elif "evenly" in line:
            assert stock % numbers[0] == 0
            stock //= numbers[0]
        elif "as many" in line:
            stock += stock * (2 if "twice" in line else 3)
        elif "quarter" in line:
            assert stock % 4 == 0
            stock -= stock // 4
        else:
            assert line.startswith("How many"), line
    return stock
