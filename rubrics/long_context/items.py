"""Items: a long chronicle of invented people, with facts at known depths that are asked for.

No sentence stands in a text twice. Beside every needle stand others that are like it: another
number of the same person, and numbers of people whose names sound alike.
"""

from collections.abc import Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.long_context.chronicle import NAMES, sentence

WORDS = ((900, 1500), (3500, 5000), (8500, 10500))
"""Words of a text, by level: about 2,000, 6,000 and 14,000 tokens."""

ASKED = (1, 3, 5)
"""Needles that are asked for, by level."""

STRANGERS = (1, 4, 8)
"""Needles of people who are not asked about, by level."""

THINGS = ("locker", "bicycle lock", "garden gate", "letter box", "tool shed", "safe", "attic door")

_SAYINGS = (
    "The {thing} of {name} opens with the number {code}.",
    "Whoever wants to open the {thing} of {name} needs the number {code}.",
    "The number for the {thing} of {name} is {code}.",
    "For the {thing} of {name}, the number {code} was noted down.",
)

_QUESTIONS = (
    "Which numbers open these? Write one line for each, as `name: number`, and nothing else.",
    "Give the numbers that open the following. One line each, in the form `name: number`.",
    "What are the numbers for these? Answer with a line `name: number` for each of them.",
)


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("long_context", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    asked, strangers = ASKED[level - 1], STRANGERS[level - 1]
    words = rng.randint(*WORDS[level - 1])
    names = rng.sample(NAMES, asked + strangers)
    codes = iter(rng.sample(range(10_000, 100_000), 2 * asked + strangers))
    needles = [(name, rng.choice(THINGS), next(codes)) for name in names[:asked]]
    others = [(name, _other(rng, thing), next(codes)) for name, thing, _ in needles]
    others += [(name, rng.choice(THINGS), next(codes)) for name in names[asked:]]
    depths = [(at + rng.random()) / asked for at in range(asked)]
    text = _text(rng, words, needles, depths, others)
    wanted = [*needles]
    rng.shuffle(wanted)
    question = rng.choice(_QUESTIONS)
    lines = "\n".join(f"- the {thing} of {name}" for name, thing, _ in wanted)
    prompt = f"Read this text.\n\n{text}\n\n{question}\n\n{lines}"
    found = [
        [name, thing, str(code), round(depth, 3)]
        for (name, thing, code), depth in zip(needles, depths, strict=True)
    ]
    rest = [[name, thing, str(code)] for name, thing, code in others]
    return Draft(prompt, {"needles": found, "others": rest}, {"words": words, "asked": asked})


def _other(rng: Random, thing: str) -> str:
    return rng.choice([one for one in THINGS if one != thing])


def _text(
    rng: Random,
    words: int,
    needles: list[tuple[str, str, int]],
    depths: list[float],
    others: list[tuple[str, str, int]],
) -> str:
    """Sentences with the needles between them, in paragraphs."""
    seen: set[str] = set()
    told: list[str] = []
    count = 0
    while count < words:
        one = sentence(rng)
        if one not in seen:
            seen.add(one)
            told.append(one)
            count += one.count(" ") + 1
    placed = [(depth, _said(rng, needle)) for depth, needle in zip(depths, needles, strict=True)]
    placed += [(rng.random(), _said(rng, other)) for other in others]
    for depth, saying in sorted(placed, reverse=True):
        told.insert(int(depth * len(told)), saying)
    return _paragraphs(rng, told)


def _said(rng: Random, needle: tuple[str, str, int]) -> str:
    name, thing, code = needle
    return rng.choice(_SAYINGS).format(name=name, thing=thing, code=code)


def _paragraphs(rng: Random, told: list[str]) -> str:
    parts, at = [], 0
    while at < len(told):
        size = rng.randint(4, 9)
        parts.append(" ".join(told[at : at + size]))
        at += size
    return "\n\n".join(parts)
