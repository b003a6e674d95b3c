"""Problems about two texts side by side."""

import re

from rubrics.code.problem import problem


@problem(
    3,
    draw=lambda d: (d.text(6, 16, "abcd"), d.text(1, 4, "abcd")),
    edges={
        "no window": ("abc", "d"),
        "the same letter twice": ("abcab", "aa"),
        "all of it": ("abc", "cba"),
        "an empty text": ("", "a"),
        "two of equal length": ("abxba", "ab"),
        "one letter": ("a", "a"),
        "more of a letter than there is": ("a", "aa"),
    },
)
def smallest_window(text: str, letters: str) -> str:
    """Return the shortest piece of `text` that holds every character of `letters`, each at least as
    often as in `letters`; of several, the one that comes first. Return an empty text where there is
    none. `letters` is never empty.
    """
    for size in range(1, len(text) + 1):
        for start in range(len(text) - size + 1):
            piece = text[start : start + size]
            if all(piece.count(one) >= letters.count(one) for one in letters):
                return piece
    return ""


@problem(
    3,
    draw=lambda d: (
        d.text(1, 6, "ab"),
        d.one(["a*b", ".*", "a.b*", "ab*a", "a*", ".b.*", "b*a*b"]),
    ),
    edges={
        "both are empty": ("", ""),
        "a star that takes nothing": ("b", "a*b"),
        "the whole text has to match": ("aab", "a*"),
        "a dot needs a character": ("", "."),
        "stars alone match nothing": ("", "a*b*"),
        "it has to give back": ("aaa", "a*a"),
        "a dot and a star": ("xyz", ".*z"),
    },
)
def matches(text: str, pattern: str) -> bool:
    """Return whether `pattern` matches the whole of `text`. In a pattern "." stands for any one
    character, and "*" behind a letter or a dot for none or more of it; every other character stands
    for itself. Patterns are always well formed. Do not use regular expressions.
    """
    return re.fullmatch(pattern, text) is not None


@problem(
    3,
    draw=lambda d: (d.text(3, 8, "abcd"), d.text(3, 8, "abcd")),
    edges={
        "both are empty": ("", ""),
        "one is empty": ("", "abc"),
        "equal": ("same", "same"),
        "swapped neighbours": ("ab", "ba"),
        "nothing in common": ("abc", "xyz"),
    },
)
def edit_distance(one: str, other: str) -> int:
    """Return the smallest number of edits that turn the text `one` into `other`. An edit inserts,
    removes or replaces one character.
    """
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@problem(
    3,
    draw=lambda d: (d.text(3, 9, "abcd"), d.text(3, 9, "abcd")),
    edges={
        "one is empty": ("", "abc"),
        "nothing in common": ("aaa", "bbb"),
        "equal": ("abcd", "abcd"),
        "in another order": ("abc", "cba"),
    },
)
def longest_common(one: str, other: str) -> int:
    """Return the length of the longest sequence of characters that stands in both texts in the same
    order, though not necessarily without others between them.
    """
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    return table[-1][-1]
