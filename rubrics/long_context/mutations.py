"""Damage to what is said of needles, and other ways to write it."""

import json
import re
from random import Random

from grader.item import Item
from grader.mutations.rewriting import Rewriting
from rubrics.long_context.evidence.recalled import Haystack

Lines = list[tuple[str, str]]


def written(lines: Lines) -> str:
    """One line for each."""
    return "".join(f"{name}: {code}\n" for name, code in lines)


def sound(item: Item) -> str | None:
    """Every needle."""
    stack = Haystack.of(item)
    return written([(one.name, one.code) for one in stack.needles]) if stack else None


def _with(lines: Lines, at: int, code: str) -> str:
    return written([*lines[:at], (lines[at][0], code), *lines[at + 1 :]])


def other_digit(lines: Lines, _stack: Haystack, rng: Random) -> str:
    """Write one digit wrong."""
    at, digit = rng.randrange(len(lines)), rng.randrange(5)
    code = lines[at][1]
    new = rng.choice("123456789".replace(code[digit], ""))
    return _with(lines, at, code[:digit] + new + code[digit + 1 :])


def other_thing(lines: Lines, stack: Haystack, rng: Random) -> str | None:
    """Take another number of the same person."""
    at = rng.randrange(len(lines))
    codes = [one.code for one in stack.others if one.name == lines[at][0]]
    return _with(lines, at, rng.choice(codes)) if codes else None


def stranger(lines: Lines, stack: Haystack, rng: Random) -> str | None:
    """Take the number of somebody else."""
    at = rng.randrange(len(lines))
    codes = [one.code for one in stack.others if one.name != lines[at][0]]
    return _with(lines, at, rng.choice(codes)) if codes else None


def swapped(lines: Lines, _stack: Haystack, rng: Random) -> str | None:
    """Exchange two numbers."""
    if len(lines) < 2:
        return None
    one, other = rng.sample(range(len(lines)), 2)
    names, codes = [name for name, _ in lines], [code for _, code in lines]
    codes[one], codes[other] = codes[other], codes[one]
    return written(list(zip(names, codes, strict=True)))


def lost(lines: Lines, _stack: Haystack, rng: Random) -> str:
    """Say of one that it stands nowhere."""
    at = rng.randrange(len(lines))
    return _with(lines, at, "not mentioned in the text")


def hedged(lines: Lines, stack: Haystack, rng: Random) -> str:
    """Give two numbers for one."""
    at = rng.randrange(len(lines))
    return _with(lines, at, f"{lines[at][1]} or {rng.choice(stack.others).code}")


def table(lines: Lines, _stack: Haystack, _rng: Random) -> str:
    """Write a table."""
    return "| who | number |\n|---|---|\n" + "".join(f"| {a} | `{b}` |\n" for a, b in lines)


def as_json(lines: Lines, _stack: Haystack, _rng: Random) -> str:
    """Write an object."""
    return f"```json\n{json.dumps(dict(lines), indent=1)}\n```\n"


def sentences(lines: Lines, stack: Haystack, _rng: Random) -> str:
    """Write sentences, in bold and with separators."""
    things = {one.name: one.thing for one in stack.needles}
    told = (f"The {things[a]} of {a} opens with **{b[:2]},{b[2:]}**." for a, b in lines)
    return "Here is what the text says. " + " ".join(told) + "\n"


def listed(lines: Lines, _stack: Haystack, rng: Random) -> str:
    """Write a list, in another order."""
    shuffled = rng.sample(lines, len(lines))
    return "Sure!\n\n" + "".join(f"{n}. **{a}**: {b}\n" for n, (a, b) in enumerate(shuffled, 1))


def _parts(answer: str, item: Item) -> tuple[Lines, Haystack] | None:
    """The lines ``name: number``, and the text that they are from."""
    stack = Haystack.of(item)
    lines = re.findall(r"^(\w+): (\d{5})$", answer, re.MULTILINE)
    return (lines, stack) if stack and lines else None


_MISSED = ("missed-needle",)
_NO: tuple[str, ...] = ()

MUTATIONS = (
    Rewriting("wrong_digit", _MISSED, _parts, other_digit),
    Rewriting("other_thing", _MISSED, _parts, other_thing),
    Rewriting("stranger", _MISSED, _parts, stranger),
    Rewriting("swapped", _MISSED, _parts, swapped),
    Rewriting("lost_needle", _MISSED, _parts, lost),
    Rewriting("two_numbers", _MISSED, _parts, hedged),
    Rewriting("table", _NO, _parts, table),
    Rewriting("as_json", _NO, _parts, as_json),
    Rewriting("sentences", _NO, _parts, sentences),
    Rewriting("listed", _NO, _parts, listed),
)
