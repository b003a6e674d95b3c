"""Mutations: known damage to a sound answer, to measure how much of it a rubric sees.

A rubric brings kinds of its own in ``mutations.py`` beside its ``rubric.toml``: a tuple
``MUTATIONS``, and if it likes ``sound(item)``, a sound answer to one of its items (a text, or files
by path, the one that is opened first). Each kind does
one sort of damage, with draws from the generator that it is handed, and names the checks that
ought to notice. One that names none is *harmless*: a rewrite of which nothing may be said.
"""

from random import Random
from typing import Protocol

from grader.item import Item


class Mutation(Protocol):
    """One kind of damage. The same answer, item and draws give the same damaged answer."""

    @property
    def name(self) -> str:
        """The damage, in snake_case."""

    @property
    def expects(self) -> tuple[str, ...]:
        """Ids of checks, of which at least one ought to fail afterwards.

        ``("*",)`` means any; nothing means that the rewrite is harmless.
        """

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Return the damaged answer, or None where this kind of damage cannot be done to it."""
