"""The text says the same thing again and again.

The commonest collapse of a model that lost too many bits: it falls into a loop of a few
words, perhaps with a number that counts on, or keeps coming back to the same sentences. A
table of numbers, a refrain, a laugh or an emphatic "very, very" stay below the limits.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.prose import Prose, Word
from grader.evidence.repetition import LoopWatch, echoes, loops, shortest_period
from grader.finding import Finding, Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

LOOP = Message("loop", "“{unit}” stands here {times} times in a row")
ECHO = Message("echo", "{percent} % of the words are in sentences that were said before")
STUTTER = Message("stutter", "“{unit}” is repeated within {length} characters without a break")

_ONE_MARK = re.compile(r"([^\s\d])\1{299,}")
_LONG_WORD = 64
_COUNT = "#"  # stands for any number


@check
def degenerate_repetition(
    text: Prose,
    *,
    least_words: int = 30,
    least_times: int = 5,
    echo_share: float = 0.5,
) -> Verdict:
    """Look for loops of words, sentences that come back, and endless characters."""
    words = list(text.words)
    if not text.text.strip():
        return not_applicable("there is no text")
    found = [*_stutters(text, words), *_loops(text, words, least_words, least_times)]
    return all_or_nothing(found or _echoes(text, least_words, echo_share))


def _loops(text: Prose, words: list[Word], least: int, times: int) -> Iterator[Finding]:
    said = [_COUNT if one.text.isdecimal() else one.text.casefold() for one in words]
    for loop in loops(said, least_times=3, least_length=least, longest_unit=128):
        unit = said[loop.start : loop.start + loop.period]
        counts = unit.count(_COUNT)
        alike = not counts or (counts == 1 and len(unit) > 3)
        if alike and (loop.times >= times or loop.length >= 3 * least):
            place = text.place(words[loop.start].start)
            yield LOOP.at(place, unit=" ".join(unit), times=int(loop.times))


def _echoes(text: Prose, least: int, limit: float) -> Iterator[Finding]:
    lines = [line for line in _lines(text) if len(line) >= 4]
    said = [tuple(one.text.casefold() for one in line) for line in lines]
    _, again = echoes(said, [len(line) for line in said], least_times=3)
    repeated = sum(len(said[index]) for index in again)
    every = len(text.words)
    if repeated >= max(least, limit * every):
        place = text.place(lines[again[0]][0].start)
        yield ECHO.at(place, percent=round(100 * repeated / every))


def _lines(text: Prose) -> Iterator[list[Word]]:
    """Sentences, cut at the ends of lines too, as verse is written; without their numbering."""
    for sentence in text.sentences:
        line: list[Word] = []
        for word in sentence.words:
            if line and "\n" in text.text[line[-1].end : word.start]:
                yield line
                line = []
            if line or not word.text.isdecimal():
                line.append(word)
        yield line


def _stutters(text: Prose, words: list[Word]) -> Iterator[Finding]:
    for word in words:
        if len(word.text) >= _LONG_WORD and not word.text.isnumeric():
            period = shortest_period(word.text)
            if period * 8 <= len(word.text):
                yield _stutter(text, word.start, word.text[:period], len(word.text))
    run = _ONE_MARK.search(text.text)
    if run and not run[1].isalpha():
        yield _stutter(text, run.start(), run[1], len(run[0]))
    elif runaway := LoopWatch().feed(text.text):
        yield _stutter(text, runaway.start, runaway.unit[:40], len(text.text) - runaway.start)


def _stutter(text: Prose, start: int, unit: str, length: int) -> Finding:
    return STUTTER.at(text.place(start), unit=unit, length=length)


_TALE = "Once upon a time a fox met a crow that held a piece of cheese in its beak. "
_CHORUS = "Row, row, row your boat,\nGently down the stream.\nMerrily, merrily, merrily,\n"

EXAMPLES = (
    good(_TALE),
    good("It was very, very, very good. Ha ha ha ha ha ha ha ha!"),
    good(_CHORUS + "Life is but a dream.\n\n" + _CHORUS + "If you see a crocodile,\nscream!"),
    good("\n".join("0 0 0 0 0 0 0 0 0 0" for _ in range(20)) + "\n" + "-" * 120),
    good("1" + "0" * 100 + " is a googol."),
    bad(_TALE + "\n\nThe end. " * 20, earns=(LOOP.on(3, 1),)),
    bad("\n".join(f"{n}. Buy some milk." for n in range(1, 40)), earns=(LOOP.on(1, 1),)),
    bad("I see a cat. You see a dog. He is mad. " * 5, earns=(LOOP,)),
    bad(
        "\n".join(
            f"I love my dear garden so much. {one}."
            for one in ["Yes", "No", "Oh", "Ah", "Eh", "Hm"]
        ),
        earns=(ECHO.on(2, 1),),
    ),
    bad("Great" + "!" * 400, earns=(STUTTER.on(1, 6),)),
    bad("A " + "ha" * 60, earns=(STUTTER.on(1, 3),)),
)
