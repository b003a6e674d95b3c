"""Names in a text: whole words, the longest first, a single letter only as it is written."""

import re
from collections.abc import Iterator
from functools import lru_cache

Choices = tuple[tuple[str, ...], ...]


def mentioned(text: str, choices: Choices) -> Iterator[tuple[str, int, int]]:
    """Every mention of a choice, in order: its first name, and from where to where."""
    pattern, names = _pattern(choices)
    for one in pattern.finditer(text):
        held = names.get(one[0]) or names.get(" ".join(one[0].casefold().split()))
        if held is not None:
            yield held, one.start(), one.end()


@lru_cache(maxsize=256)
def _pattern(choices: Choices) -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for choice in choices:
        for name in choice:
            names[name if len(name) == 1 else " ".join(name.casefold().split())] = choice[0]
    parts = [
        rf"(?-i:{re.escape(one)})" if len(one) == 1 else r"\s+".join(map(re.escape, one.split()))
        for one in sorted(names, key=lambda it: (-len(it), it))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE), names
