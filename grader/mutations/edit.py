"""Edits of a text, and the kind of mutation that makes one of many possible edits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Generic, TypeAlias, TypeVar

from grader.item import Item

Document = TypeVar("Document")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a text (code points) become ``new``."""

    start: int
    end: int
    new: str


Change: TypeAlias = tuple[Edit, ...]
"""Edits that belong together; they do not overlap."""


def applied(text: str, change: Iterable[Edit]) -> str:
    """Make the edits of a change."""
    for one in sorted(change, key=lambda it: -it.start):
        text = text[: one.start] + one.new + text[one.end :]
    return text


@dataclass(frozen=True, slots=True)
class Slip(Generic[Document]):
    """A kind of damage: what could be changed in a document; one of that is, by lot.

    ``find`` is handed the generator too, for what it replaces. ``expects`` are checks of which
    one ought to notice; ``("*",)`` means any. A harmless kind expects nothing.
    """

    name: str
    expects: tuple[str, ...]
    read: Callable[[str], Document]
    find: Callable[[Document, Random], Iterable[Change]]

    def mutate(self, answer: str, _item: Item | None, rng: Random) -> str | None:
        """Return the answer with one change, or None where none of this kind fits."""
        changes = list(self.find(self.read(answer), rng))
        return applied(answer, rng.choice(changes)) if changes else None


ANY = ("*",)
"""Damage whose consequence depends on the place: any check may be the one to notice."""


def misspelt(word: str, rng: Random) -> str:
    """Return a word with the slip of a hand in it: two letters swapped, or one lost.

    The first letter stays. A word of fewer than three letters gets one more.
    """
    if len(word) < 3:
        return word + word[-1:]
    swaps = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    if swaps and rng.random() < 0.5:
        at = rng.choice(swaps)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def kept(read: Callable[[str], Document]) -> Callable[[str], Document]:
    """Keep what was read last: one original is damaged in many ways, one after another."""
    return lru_cache(maxsize=4)(read)


def unique(changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out changes that were there before."""
    return iter(dict.fromkeys(changes))
