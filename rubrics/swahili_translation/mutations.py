"""Damage to a translation: invented words, wrong senses, left-over English, loops, lost text."""

import re
from dataclasses import dataclass
from random import Random

from grader.evidence.prose import Prose, Sentence
from grader.evidence.translation import TranslationTask
from grader.item import Item

_LETTERS = "bcdfghjklmnprstvwyz"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class InventedWords:
    """Change two letters in one word of eight, in four at least; vowels stay vowels."""

    share: float = 0.125
    least: int = 4
    name: str = "invented_word"
    expects: tuple[str, ...] = ("invented-word",)

    def mutate(self, answer: str, _item: Item | None, rng: Random) -> str | None:
        """Replace words that are spread over the answer."""
        places = list(re.finditer(r"\b[a-z]{6,}\b", answer))
        count = max(self.least, round(self.share * len(answer.split())))
        if len(places) < count:
            return None
        for one in sorted(rng.sample(places, count), key=lambda it: -it.start()):
            answer = answer[: one.start()] + _spoiled(one[0], rng) + answer[one.end() :]
        return answer


@dataclass(frozen=True, slots=True)
class WrongSense:
    """Put a word that means something else where the table of terms names one."""

    name: str = "wrong_sense"
    expects: tuple[str, ...] = ("wrong-sense",)

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Replace one rendered concept."""
        task = TranslationTask.of(item) if item else None
        choices = [
            (found, wrong)
            for term in (task.terms if task else ())
            for wrong, _ in term.wrong
            for word in term.accepted
            if (found := re.search(rf"\b{re.escape(word)}\w*", answer, re.IGNORECASE))
        ]
        if not choices:
            return None
        found, wrong = rng.choice(choices)
        return answer[: found.start()] + wrong + answer[found.end() :]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Leave words of the source as they are."""

    count: int = 2
    name: str = "left_over"
    expects: tuple[str, ...] = ("untranslated-word",)

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Put lower-case words of the source in the place of words of the answer."""
        task = TranslationTask.of(item) if item else None
        source = re.findall(r"\b[a-z]{4,}\b", task.source) if task else []
        places = list(re.finditer(r"\b[a-z]{4,}\b", answer))
        if len(source) < self.count or len(places) < self.count:
            return None
        for one in sorted(rng.sample(places, self.count), key=lambda it: -it.start()):
            answer = answer[: one.start()] + rng.choice(source) + answer[one.end() :]
        return answer


@dataclass(frozen=True, slots=True)
class Loop:
    """Say one sentence again and again from some place on."""

    times: int = 25
    name: str = "loop"
    expects: tuple[str, ...] = ("degenerate-repetition",)

    def mutate(self, answer: str, _item: Item | None, rng: Random) -> str | None:
        """Cut behind a sentence and repeat it."""
        sentences = _sentences(answer)
        if not sentences:
            return None
        last = rng.choice(sentences)
        said = answer[last.start : last.end].strip()
        return answer[: last.end] + f" {said}" * self.times


@dataclass(frozen=True, slots=True)
class LostSentence:
    """Leave out the longest sentence."""

    name: str = "lost_sentence"
    expects: tuple[str, ...] = ("missing-concept",)

    def mutate(self, answer: str, _item: Item | None, _rng: Random) -> str | None:
        """Cut it out."""
        sentences = _sentences(answer)
        if len(sentences) < 2:
            return None
        lost = max(sentences, key=lambda one: len(one.words))
        return f"{answer[: lost.start].rstrip()} {answer[lost.end :].lstrip()}".strip()


def sound(item: Item) -> str | None:
    """A reference of an item is a sound answer to it."""
    task = TranslationTask.of(item)
    return task.references[0] if task and task.references else None


MUTATIONS = (InventedWords(), WrongSense(), LeftOver(), Loop(), LostSentence())


def _sentences(answer: str) -> tuple[Sentence, ...]:
    return Prose.parse(answer).sentences


def _spoiled(word: str, rng: Random) -> str:
    for at in rng.sample(range(1, len(word)), 2):
        letters = _VOWELS if word[at] in _VOWELS else _LETTERS
        word = word[:at] + rng.choice(letters.replace(word[at], "")) + word[at + 1 :]
    return word
