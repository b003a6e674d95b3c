"""Problems about expressions that are read part by part."""

import re
from typing import Any

from rubrics.code.problem import problem

_BRACKETS = {")": "(", "]": "[", "}": "{"}


def _balanced(d: Any, depth: int = 3) -> str:
    return "".join(
        (o := d.one(["()", "[]", "{}"]))[0]
        + (_balanced(d, depth - 1) if depth else d.text(0, 2))
        + o[1]
        for _ in range(d.whole(1, 2))
    )


def _nearly(d: Any) -> tuple[str]:
    text = _balanced(d)
    at = d.whole(0, len(text) - 1)
    return (text if d.whole(0, 1) else text[:at] + d.one("()[]{}") + text[at + 1 :],)


@problem(
    2,
    draw=_nearly,
    edges={
        "an empty text": ("",),
        "only an end": (")",),
        "only a beginning": ("(",),
        "crossed": ("([)]",),
        "other characters": ("f(a[1], {b})",),
        "right in number, wrong in order": (")(",),
    },
)
def balanced(text: str) -> bool:
    """Return whether the brackets (), [] and {} in `text` are balanced: every one that opens is
    closed by its like, in the right order. All other characters are ignored.
    """
    open_: list[str] = []
    for one in text:
        if one in "([{":
            open_.append(one)
        elif one in _BRACKETS and (not open_ or open_.pop() != _BRACKETS[one]):
            return False
    return not open_


@problem(
    2,
    draw=lambda d: (".".join(str(d.one([d.whole(0, 255), d.whole(200, 300)])) for _ in range(4)),),
    edges={
        "three parts": ("1.2.3",),
        "five parts": ("1.2.3.4.5",),
        "a zero in front": ("1.2.3.04",),
        "zeros": ("0.0.0.0",),
        "the largest": ("255.255.255.255",),
        "an empty part": ("1..2.3",),
        "a letter": ("1.2.3.a",),
        "a space": ("1.2.3. 4",),
        "a sign": ("1.2.3.-4",),
        "an empty text": ("",),
        "an exponent": ("1.2.3.1e1",),
    },
)
def is_ip_address(text: str) -> bool:
    """Return whether `text` is an IPv4 address: four whole numbers from 0 to 255 with points
    between them, in decimal digits only and without zeros in front (but 0 itself is "0").
    """
    parts = text.split(".")
    return len(parts) == 4 and all(
        re.fullmatch(r"0|[1-9]\d{0,2}", one) and int(one) < 256 for one in parts
    )


def _rpn(d: Any, depth: int = 3) -> list[str]:
    if depth == 0 or d.whole(0, 3) == 0:
        return [str(d.whole(1, 9))]
    return [*_rpn(d, depth - 1), *_rpn(d, depth - 1), d.one(["+", "-", "*"])]


@problem(
    2,
    draw=lambda d: (_rpn(d),),
    edges={
        "one number": (["7"],),
        "the order of a difference": (["3", "10", "-"],),
        "negative numbers": (["-2", "3", "*"],),
        "a quotient towards zero": (["-7", "2", "/"],),
        "not enough numbers": (["1", "+"],),
        "too many numbers": (["1", "2"],),
        "nothing": ([],),
    },
)
def evaluate_postfix(tokens: list[str]) -> int | None:
    """Evaluate an expression in postfix notation: `tokens` are whole numbers, as texts, and the
    operators + - * /, each of which stands behind its two operands. A quotient is rounded towards
    zero; nobody divides by zero. Return `null` if operands are missing or left over.
    """
    stack: list[int] = []
    for one in tokens:
        if one not in {"+", "-", "*", "/"}:
            stack.append(int(one))
            continue
        if len(stack) < 2:
            return None
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "-": a - b, "*": a * b}.get(one, 0) if one != "/" else int(a / b))
    return stack[0] if len(stack) == 1 else None


def _sum(d: Any, depth: int = 2) -> str:
    if depth == 0:
        return str(d.whole(1, 12))
    text = d.one(["", " "]).join([_sum(d, depth - 1), d.one("+-*"), _sum(d, depth - 1)])
    return f"({text})" if d.whole(0, 2) == 0 else text


@problem(
    3,
    law="close",
    draw=lambda d: (_sum(d, d.whole(1, 3)),),
    edges={
        "one number": ("42",),
        "from left to right": ("10-4-3",),
        "products first": ("2+3*4",),
        "a minus in front": ("-3+5",),
        "a minus before brackets": ("-(2+3)*2",),
        "two minuses": ("2--3",),
        "a fraction": ("0.5*4",),
        "quotients from left": ("8/4/2",),
        "spaces": (" 1 +  2 ",),
        "brackets in brackets": ("((2))*(3+(4-1))",),
    },
)
def calculate(expression: str) -> float:
    """Return the value of an arithmetic expression with decimal numbers, the operators + - * /,
    brackets, and a minus sign in front of a number or bracket. Products and quotients come before
    sums and differences; equal ranks go from left to right. Spaces mean nothing. The expression is
    always well formed, and nobody divides by zero. Do not use `eval` or `Function`.
    """
    tokens = re.findall(r"\d+(?:\.\d+)?|[-+*/()]", expression)

    def total(at: int) -> tuple[float, int]:
        value, at = product(at)
        while at < len(tokens) and tokens[at] in "+-":
            more, then = product(at + 1)
            value, at = value + more if tokens[at] == "+" else value - more, then
        return value, at

    def product(at: int) -> tuple[float, int]:
        value, at = factor(at)
        while at < len(tokens) and tokens[at] in "*/":
            more, then = factor(at + 1)
            value, at = value * more if tokens[at] == "*" else value / more, then
        return value, at

    def factor(at: int) -> tuple[float, int]:
        if tokens[at] == "-":
            value, at = factor(at + 1)
            return -value, at
        if tokens[at] == "(":
            value, at = total(at + 1)
            return value, at + 1
        return float(tokens[at]), at + 1

    value = total(0)[0]
    return 0 if value == 0 else value
