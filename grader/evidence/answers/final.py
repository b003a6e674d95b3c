"""FinalAnswer: what a text says its answer is. Tough on content: two answers are no answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Self

from grader.artifact import Medium
from grader.evidence.answers.abstaining import abstains
from grader.evidence.answers.claims import RETRACTED, Claim, Flaw, claim
from grader.evidence.answers.form import NUMERIC, AnswerForm, Value
from grader.evidence.answers.marked import Segment, lines, marked, segments, sentences
from grader.evidence.answers.numbers import in_digits, quantities
from grader.evidence.answers.plain import plain, without_thoughts
from grader.evidence.source import SourceFiles, SourceText
from grader.finding import Place, shortened
from grader.missing import Cause, Missing
from grader.provider import provider

SAID = "answer.txt"
"""Where the words of an answer lie that consists of something else, such as calls of tools."""

LONGEST = 60
"""Characters of an answer that are shown."""

_SKIPPED = 3


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """The answer of a text; ``value`` is None where there is none, or more than one.

    ``shown`` is what was said, as it was said; ``candidates`` all values that were said to be the
    answer; ``abstains`` tells that the text says that nobody can know.
    """

    value: Value | None
    shown: str = ""
    flaw: Flaw = ""
    reduced: bool = True
    place: Place = field(default_factory=Place)
    candidates: tuple[str, ...] = ()
    abstains: bool = False
    text: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str | Mapping[str, str], form: AnswerForm | None = None) -> Self:
        """Read a text, for examples; the form is a whole number's where none is given."""
        source = SourceFiles.parse(text, Medium.TEXT)
        return cls.read(source.index, form or AnswerForm("integer"))

    @classmethod
    def read(cls, file: SourceText, form: AnswerForm) -> Self:
        """Read the words of an answer."""
        text, offset = without_thoughts(file.text)
        said, claims = _claims(text, form)
        silent = _abstains(text, said, claims)
        place = file.place(offset + (said[0].start if said else len(text.rstrip())))
        told = {one.value: one for one in claims if one.value is not None}
        flawed = next((one for one in claims if one.flaw not in ("", "none")), None)
        shown = tuple(dict.fromkeys(_short(one.shown) for one in claims if one.shown))
        rest: dict[str, Any] = {
            "place": place,
            "candidates": shown,
            "abstains": silent,
            "text": text,
        }
        if len(told) > 1 or (told and said and _taken_back(text, said[-1], form, set(told))):
            return cls(None, " / ".join(shown), "several", **rest)
        if told and flawed is None and not silent:
            (value, one) = next(iter(told.items()))
            reduced = all(each.reduced for each in claims if each.value is not None)
            return cls(value, _short(one.shown), "", reduced, **rest)
        worst: Flaw = flawed.flaw if flawed else "several" if told else "none"
        words = _short(flawed.shown) if flawed else " / ".join(shown)
        return cls(None, words, worst, **rest)

    def numbers(self) -> frozenset[Fraction]:
        """Every number that stands anywhere in the text."""
        found = quantities(in_digits(plain(self.text)))
        return frozenset(one.value for one in found if one.value is not None)


@provider
def final_answer(source: SourceFiles, form: AnswerForm) -> FinalAnswer | Missing:
    """Read what the answer says, from its words where it consists of something else."""
    words = source.get(SAID) or source.index
    if words.path.endswith((".html", ".htm")):
        return Missing("the answer is a page", Cause.CANNOT_TELL)
    return FinalAnswer.read(words, form)


def _claims(text: str, form: AnswerForm) -> tuple[Sequence[Segment], list[Claim]]:
    """Where the answer is said, and what is said there."""
    listed = form.kind in ("sequence", "set")
    said = segments(text, listed=listed)
    if not said or said[0].whole:
        return said, [claim(one.text, form) for one in said]
    alone = [] if listed else [one for one in lines(text) if _bare(one.text, form)]
    last = list(_last(text, form, said[0]))
    found = alone + [one for one in last if one not in alone]
    return found or said, [claim(one.text, form) for one in found or said]


def _last(text: str, form: AnswerForm, end: Segment) -> Sequence[Segment]:
    """The last sentence that says anything of the form, near the end of a text without marks."""
    if form.kind in ("sequence", "set", "text"):
        return (end,)
    for line in list(lines(text))[: -_SKIPPED - 1 : -1]:
        for sentence in reversed(list(sentences(line))):
            if claim(sentence.text, form).flaw != "none":
                return (sentence,)
    return ()


def _bare(line: str, form: AnswerForm) -> bool:
    """Whether a line holds a value and nothing else."""
    if form.kind == "text":
        return False
    said = plain(line).strip()
    if form.kind in NUMERIC:
        words = in_digits(said)
        found = quantities(words)
        return len(found) == 1 and not re.search(
            r"\w", words[: found[0].start] + words[found[0].end :]
        )
    names = {name.casefold() for one in form.choices for name in one}
    return said.strip(" .!\"'").casefold() in names


def _abstains(text: str, said: Sequence[Segment], claims: Sequence[Claim]) -> bool:
    """Whether the text says that there is no answer: where it is marked, else anywhere."""
    if marked(text):
        return any(abstains(one.text) for one in said)
    short = len(text.split()) <= 120 or not any(one.value is not None for one in claims)
    return short and abstains(text)


def _taken_back(text: str, last: Segment, form: AnswerForm, told: set[Value]) -> bool:
    """Whether something behind the answer takes it back and says another."""
    for one in sentences(Segment(text[last.end :], last.end, len(text))):
        if RETRACTED.search(one.text):
            rest = Segment(text[one.start :], one.start, len(text))
            later = {claim(each.text, form).value for each in sentences(rest)} - {None}
            if later - told:
                return True
    return False


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), LONGEST)
