"""The nearest real word to one that is none, for a person who reads the finding."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

FARTHEST = 3
"""Edits beyond which two words have nothing to do with each other."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def distance(one: str, other: str, limit: int = FARTHEST) -> int:
    """Edits between two words, a swap of neighbours counted as one; at most ``limit`` + 1.

    Restricted Damerau-Levenshtein distance (Damerau 1964), by rows, cut off at the limit.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


class Neighbours:
    """Finds near words in a list, by length and by the letters that two words share."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for word in sorted(set(words)):
            self._by_length[len(word)].append((_mask(word), word))

    def nearest(self, token: str, accepts: Callable[[str], bool]) -> str | None:
        """Return the real word that differs least from a token, or None.

        Words of the list up to two edits away come first, then forms one edit away that
        ``accepts`` takes. Of equally near ones, a word that the token begins with wins, then the
        longest common beginning.
        """
        best = min(self._within(token), default=None)
        if best is None or best[0] > 2:
            close = [one for one in _one_edit(token) if accepts(one)]
            if close:
                return min(close, key=lambda one: (-_common(token, one), one))
        return best[-1] if best else None

    def _within(self, token: str) -> Iterator[tuple[int, bool, int, str]]:
        limit = min(FARTHEST, max(1, len(token) // 3))
        letters = _mask(token)
        for length in sorted(self._by_length, key=lambda one: abs(one - len(token))):
            if abs(length - len(token)) > limit:
                return
            for mask, word in self._by_length[length]:
                if (mask ^ letters).bit_count() > 2 * limit:
                    continue
                edits = distance(token, word, limit)
                if edits <= limit:
                    limit = edits
                    yield edits, not token.startswith(word), -_common(token, word), word


def _mask(word: str) -> int:
    """One bit for each letter of a word: an edit changes two of them at most."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 63)
    return mask


def _common(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _one_edit(token: str) -> Iterator[str]:
    """Every string one edit away, the first letter kept."""
    for at in range(1, len(token)):
        start, rest = token[:at], token[at:]
        yield start + rest[1:]
        if len(rest) > 1:
            yield start + rest[1] + rest[0] + rest[2:]
        for letter in _LETTERS:
            yield start + letter + rest
            yield start + letter + rest[1:]
    yield from (token + letter for letter in "aeiou")
