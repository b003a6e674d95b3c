"""Items: problems with a name, examples and hidden tests drawn from a seed.

There are as many problems as stand in ``problems``; what varies without end is what is drawn: the
examples in the prompt, and the arguments of the hidden tests. The tests never stand in the prompt.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.code.literals import literal, wanted
from rubrics.code.problem import Arguments, Draw, Problem

TOPICS = (
    "texts",
    "alignments",
    "numbers",
    "notations",
    "lists",
    "matrices",
    "parsing",
    "expressions",
    "moments",
    "graphs",
    "machines",
    "collections",
    "waiting",
)

USUAL = 10
"""Tests with usual arguments; the edge cases come on top."""

SHOWN = 2
"""Examples in the prompt."""

TRIES = 40
"""Draws for arguments that are not there yet."""

TWICE = "called twice"
UNTOUCHED = "its arguments afterwards"

_CLOSINGS = (
    "Answer with the code alone, in one block.",
    "Write the code only, without explanations.",
    "Give the complete code in a single code block.",
    "Plain JavaScript without libraries, please; the code is enough.",
)


@cache
def problems() -> tuple[Problem, ...]:
    """Every problem, easy ones first; within a level in the order of the files."""
    found = [
        one
        for topic in TOPICS
        for one in vars(import_module(f"rubrics.code.problems.{topic}")).values()
        if isinstance(one, Problem)
    ]
    return tuple(sorted(found, key=lambda one: one.level))


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("code", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    one = rng.choice([one for one in problems() if one.level == level])
    given = _given(one, Draw(rng), USUAL + SHOWN)
    examples, usual = given[:SHOWN], given[SHOWN:]
    cases = [*_usual(one, usual), *_edges(one), *_laws(one, usual or examples)]
    prompt = "\n\n".join((_asking(one), *_examples(one, examples), rng.choice(_CLOSINGS)))
    return Draft(prompt, {"cases": cases}, {"function": one.name, "problem": one.name})


def _given(one: Problem, draw: Draw, count: int) -> list[Arguments]:
    """Usual arguments, each once; few where there are few."""
    known = {one.form(one.name, given) for given in one.edges.values()}
    found: list[Arguments] = []
    for _ in range(count + TRIES):
        given = one.draw(draw)
        call = one.form(one.name, given)
        if call not in known and len(found) < count:
            known.add(call)
            found.append(given)
    return found


def _asking(one: Problem) -> str:
    match one.shape:
        case "class":
            given = (
                f" whose constructor takes `{', '.join(one.parameters)}`" if one.parameters else ""
            )
            return f"Write a JavaScript class `{one.name}`{given}. {one.task}"
        case "async":
            return f"Write a JavaScript function `{one.signature}`. {one.task}"
    kept = " The arguments must not be changed." if one.pure and _mutable(one) else ""
    return f"Write a JavaScript function `{one.signature}`. {one.task}{kept}"


@cache
def _mutable(one: Problem) -> bool:
    given = one.draw(Draw(Random(0)))  # noqa: S311 - any will do
    return any(isinstance(each, list | dict) for each in given)


def _examples(one: Problem, examples: list[Arguments]) -> Iterator[str]:
    """Calls with what they give, where a call can be read."""
    if one.shape == "async" or one.name in {"Emitter", "debounce"}:
        return  # a call of these is longer than the task
    if one.shape == "function" and one.pure:
        lines = [f"{one.form(one.name, given)} → {_result(one, given)}" for given in examples]
        yield "\n".join(("Examples:", *lines))
        return
    yield f"For example, `{one.form(one.name, examples[0])}` gives `{_result(one, examples[0])}`."


def _result(one: Problem, given: Arguments) -> str:
    return literal(one.solve(*given))


def _usual(one: Problem, usual: list[Arguments]) -> Iterator[tuple[str, str, str, str]]:
    for given in usual:
        yield one.form(one.name, given), wanted(one.solve(*given)), "", one.law


@cache
def _edges(one: Problem) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (one.form(one.name, given), wanted(one.solve(*given)), note, one.law)
        for note, given in one.edges.items()
    )


def _laws(one: Problem, usual: list[Arguments]) -> Iterator[tuple[str, str, str, str]]:
    """What holds of every function: it gives the same again, and leaves its arguments alone."""
    if one.shape != "function" or not one.pure:
        return
    given = usual[0]
    call, value = one.form(one.name, given), wanted(one.solve(*given))
    yield f"[{call}, {call}]", f"[{value}, {value}]", TWICE, one.law
    if _mutable(one):
        given = max(usual, key=lambda it: len(literal(list(it))))
        names = ", ".join("abc"[: len(given)])
        values = ", ".join(map(literal, given))
        call = f"(({names}) => {{ {one.name}({names}); return [{names}]; }})({values})"
        yield call, wanted(list(given)), UNTOUCHED, "exact"
