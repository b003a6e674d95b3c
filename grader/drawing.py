"""Draw items from a seed: all different, of three levels in turn, with ids that tell the seed.

A rubric's ``items.py`` is pure: the same seed gives the same items, and the first twelve of a
hundred are the same twelve. So an id alone, like ``math-s7-0012``, finds its item again.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from grader.errors import ContractError
from grader.finding import to_json
from grader.item import Chat, Item

LEVELS = (1, 2, 3)
TRIES = 200
"""Draws for one item before a generator is called dry: each has to differ from all before."""

_ID = re.compile(r"-s(\d{1,9})-(\d{4,6})\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is drawn of an item: everything but its id and level.

    ``expected``, ``params``, ``terms`` and ``tools`` are plain JSON; ``attachments`` belong to the
    prompt; ``system`` is said before it.
    """

    prompt: str
    expected: object = None
    params: Mapping[str, object] = field(default_factory=dict)
    tools: object = None
    terms: object = None
    attachments: tuple[str, ...] = ()
    system: str = ""


Draw = Callable[[Random, int], Draft]
"""Draws one item of a level (1 to 3) with a generator of its own."""


def drawn(rubric: str, seed: int, n: int, draw: Draw) -> Iterator[Item]:
    """Draw ``n`` items of a seed, their prompts all different.

    Raises:
        ContractError: the generator knows too few items.
    """
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for number in range(n):
        level = LEVELS[number % len(LEVELS)]
        for attempt in range(TRIES):
            rng = Random(f"{rubric}/{seed}/{number}/{attempt}")  # noqa: S311 - a seed, no secret
            draft = draw(rng, level)
            if (draft.prompt, draft.attachments) not in seen:
                break
        else:
            raise ContractError(f"{rubric}: no more than {number} different items of seed {seed}")
        seen.add((draft.prompt, draft.attachments))
        yield _item(rubric, f"{rubric}-s{seed}-{number:04d}", level, draft)


def seed_of(id_: str) -> tuple[int, int] | None:
    """Seed and number (from 0) that an id tells, or None where it is no drawn item's."""
    told = _ID.search(id_)
    return (int(told[1]), int(told[2])) if told else None


def _item(rubric: str, id_: str, level: int, draft: Draft) -> Item:
    system = (Chat("system", draft.system),) if draft.system else ()
    params: dict[str, Any] = {key: to_json(value) for key, value in draft.params.items()}
    return Item(
        rubric,
        id_,
        level,
        (*system, Chat("user", draft.prompt, draft.attachments)),
        tuple(params.items()),
        to_json(draft.expected),
        to_json(draft.terms),
        to_json(draft.tools),
    )
