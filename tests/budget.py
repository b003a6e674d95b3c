"""How much property tests and large corpora try: a part each time, all of it with BITGRADE_FULL."""

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

FULL = bool(os.environ.get("BITGRADE_FULL"))

T = TypeVar("T")


def examples(full: int, few: int | None = None) -> settings:
    """Settings of a property test that tries so many examples in full, by default a fifth."""
    return settings(max_examples=full if FULL else few or max(10, full // 5), deadline=None)


def some(things: Sequence[T], every: int = 4) -> Sequence[T]:
    """Each fourth of many things, or all of them in full."""
    return things if FULL else things[::every]
