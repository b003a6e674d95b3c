"""Questions with one exact number for an answer, drawn from a seed."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.asking import asked
from rubrics.math.stories import story
from rubrics.math.units import conversion

Family = Callable[[Random, int], Draft]


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("math", seed, n, _draw)


def _draw(rng: Random, level: int) -> Draft:
    family: Family = rng.choice(
        (sums, differences, products, fractions, remainders, equations, conversion, story, story)
    )
    return family(rng, level)


def number(
    rng: Random, question: str, value: int | Fraction, what: str = "number", **more: object
) -> Draft:
    """A question whose answer is a number."""
    kind = "integer" if isinstance(value, int) else "number"
    return Draft(asked(rng, question, what), {"kind": kind, "value": str(value), **more})


def sums(rng: Random, level: int) -> Draft:
    """Add numbers, with carries in at least two places of the first two."""
    digits = (3, 5, 7)[level - 1]
    terms = [_digits(rng, digits) for _ in range(level + 1)]
    while _carries(terms[0], terms[1]) < 2:
        terms[:2] = [_digits(rng, digits), _digits(rng, digits)]
    return number(rng, f"{_compute(rng)} {' + '.join(map(_grouped, terms))}.", sum(terms))


def differences(rng: Random, level: int) -> Draft:
    """Subtract, with borrowing; from the second level on the result may be negative."""
    digits = (3, 5, 7)[level - 1]
    one, other = _digits(rng, digits), _digits(rng, digits)
    while one == other or _carries(abs(one - other), min(one, other)) < 2:
        one, other = _digits(rng, digits), _digits(rng, digits)
    if level == 1 or rng.random() < 0.6:
        one, other = max(one, other), min(one, other)
    return number(rng, f"{_compute(rng)} {_grouped(one)} - {_grouped(other)}.", one - other)


def products(rng: Random, level: int) -> Draft:
    """Multiply; on the third level the difference of two products."""
    if level < 3:
        left, right = ((2, 1), (3, 2))[level - 1]
        one, other = _digits(rng, left), _digits(rng, right, 3)
        return number(rng, f"{_compute(rng)} {one} × {other}.", one * other)
    a, b, c, d = (_digits(rng, 3), _digits(rng, 2), _digits(rng, 3), _digits(rng, 2))
    steps = [[f"{a} × {b}", str(a * b)], [f"{c} × {d}", str(c * d)]]
    question = f"{_compute(rng)} {a} × {b} - {c} × {d}."
    return number(rng, question, a * b - c * d, steps=steps)


def fractions(rng: Random, level: int) -> Draft:
    """Add, subtract, multiply or divide fractions; the result in lowest terms."""
    one, other, third = (_fraction(rng, (6, 12, 16)[level - 1]) for _ in range(3))
    sign = rng.choice("+-") if level == 1 else rng.choice("+-×÷")
    value = _worked(one, sign, other)
    text = f"{one} {sign} {other}"
    if level == 3:
        second = rng.choice("×÷")
        text, value = f"({text}) {second} {third}", _worked(value, second, third)
    if value.denominator == 1:
        return fractions(rng, level)
    question = f"{_compute(rng)} {text}. Give the result as a fraction in lowest terms."
    return number(rng, question, value, "fraction", kind="number", lowest=True)


def remainders(rng: Random, level: int) -> Draft:
    """Divide with a remainder; on the third level the remainder of a power."""
    divisor = rng.randint(*((3, 9), (12, 49), (7, 29))[level - 1])
    if level == 3:
        base, power = rng.randint(2, 12), rng.randint(5, 19)
        left, value = f"{base}^{power}", pow(base, power, divisor)
    else:
        whole = _digits(rng, level + 1)
        left, value = _grouped(whole), whole % divisor
    question = rng.choice(
        (
            f"What is the remainder when {left} is divided by {divisor}?",
            f"{left} is divided by {divisor}. Which remainder is left?",
        )
    )
    return number(rng, question, value)


def equations(rng: Random, level: int) -> Draft:
    """Solve an equation in one unknown that has a whole solution."""
    x = rng.randint(2, 12) if level == 1 else rng.choice((-1, 1)) * rng.randint(2, 15 * level)
    a, b = rng.randint(2, 9), rng.randint(2, 30)
    if level == 1:
        text = f"{a}x + {b} = {a * x + b}"
    elif level == 2:
        c = rng.choice([one for one in range(2, 10) if one != a])
        text = f"{a}x + {b} = {c}x {_signed((a - c) * x + b)}"
    else:
        c, d = rng.choice([one for one in range(2, 8) if one != a]), rng.randint(1, 9)
        text = f"{a}(x - {d}) + {b} = {c}x {_signed(a * (x - d) + b - c * x)}"
    return number(rng, f"{rng.choice(('Solve for x', 'Find x'))}: {text}", x, "value of x")


def _compute(rng: Random) -> str:
    return rng.choice(("Compute", "Calculate", "Work out", "Find"))


def _digits(rng: Random, count: int, least: int = 1) -> int:
    return rng.randint(max(least, 10 ** (count - 1)), 10**count - 1)


def _grouped(value: int) -> str:
    return f"{value:,}"


def _signed(value: int) -> str:
    return f"+ {value}" if value >= 0 else f"- {-value}"


def _carries(one: int, other: int) -> int:
    """Carries when two numbers are added in columns."""
    carries = held = 0
    while one or other:
        held = (one % 10 + other % 10 + held) // 10
        carries += held
        one, other = one // 10, other // 10
    return carries


def _fraction(rng: Random, most: int) -> Fraction:
    while True:
        bottom = rng.randint(3, most)
        made = Fraction(rng.randint(1, bottom - 1), bottom)
        if made.denominator > 2:
            return made


def _worked(one: Fraction, sign: str, other: Fraction) -> Fraction:
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "×":
            return one * other
        case _:
            return one / other
