"""The kind of mutation that takes an answer apart and writes another one of its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVarTuple

from grader.item import Item

Parts = TypeVarTuple("Parts")


@dataclass(frozen=True, slots=True)
class Rewriting(Generic[*Parts]):
    """A kind of damage, or another dress, for answers to one rubric's items.

    ``read`` takes an answer and its item apart, or returns None where they are of no use;
    ``rewrite`` makes another answer of the parts, or None where it cannot. ``expects`` as in
    ``Mutation``.
    """

    name: str
    expects: tuple[str, ...]
    read: Callable[[str, Item], tuple[*Parts] | None]
    rewrite: Callable[[*Parts, Random], str | None]

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Return the rewritten answer, or None where this kind cannot be done to it."""
        parts = self.read(answer, item) if item else None
        return None if parts is None else self.rewrite(*parts, rng)
