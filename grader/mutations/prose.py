"""Slips in running text."""

import re
from collections.abc import Iterator
from random import Random

from grader.evidence.prose import Prose
from grader.mutations.edit import Change, Edit, Slip, kept

read = kept(Prose.parse)


def loops(text: Prose, rng: Random) -> Iterator[Change]:
    """Say one sentence again and again from some place on, until the end."""
    for one in text.sentences:
        said = text.text[one.start : one.end].strip()
        if len(one.words) > 3:
            end = len(text.text)
            yield (Edit(one.end, end, f" {said}" * rng.randint(12, 40)),)


def stutters(text: Prose, rng: Random) -> Iterator[Change]:
    """Get stuck at one word."""
    for one in re.finditer(r"\w{3,}", text.text):
        end = len(text.text)
        yield (Edit(one.end(), end, f" {one[0]}" * rng.randint(40, 200)),)


_FOREIGN = ("的时候", "можно", "परन्तु", "しかし", "그러나", "однако", "所以")


def foreign_words(text: Prose, rng: Random) -> Iterator[Change]:
    """Slip into another script for one word."""
    for one in re.finditer(r"(?<= )[^\W\d_]{3,}(?= )", text.text):
        yield (Edit(*one.span(), rng.choice(_FOREIGN)),)


def torn_bytes(text: Prose, rng: Random) -> Iterator[Change]:
    """Come out as bytes of something else."""
    length = len(text.text)
    if length:
        junk = "".join(chr(rng.randrange(32)) for _ in range(max(40, length // 4)))
        at = rng.randrange(length)
        yield (Edit(at, length, junk),)


KINDS: tuple[Slip[Prose], ...] = (
    Slip("loop", ("degenerate-repetition",), read, loops),
    Slip("stutter", ("degenerate-repetition",), read, stutters),
    Slip("foreign_word", ("foreign-script",), read, foreign_words),
    Slip("torn_bytes", ("unreadable-answer",), read, torn_bytes),
)
