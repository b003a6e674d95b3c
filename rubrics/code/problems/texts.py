"""Problems about texts."""

import re
from typing import Any

from rubrics.code.problem import problem


@problem(
    1,
    draw=lambda d: (" ".join(d.words(3, 8)),),
    edges={
        "an empty text": ("",),
        "capital letters": ("AEIOU and Y",),
        "no vowel": ("rhythm, 123",),
    },
)
def count_vowels(text: str) -> int:
    """Return how many of the letters a, e, i, o, u stand in `text`, capital letters included."""
    return sum(one in "aeiouAEIOU" for one in text)


@problem(
    1,
    draw=lambda d: (" ".join(d.words(2, 7)),),
    edges={
        "an empty text": ("",),
        "one word": ("alone",),
        "several spaces in a row": ("a  b   c",),
        "spaces at both ends": ("  first last ",),
    },
)
def reverse_words(text: str) -> str:
    """Return the words of `text` in reverse order, with a single space between two words and none
    at the ends. Words are separated by one or more spaces.
    """
    return " ".join(reversed([one for one in text.split(" ") if one]))


def _palindrome(d: Any) -> tuple[str]:
    half = d.text(2, 6)
    return (half + d.one(["", " ", "x", ", "]) + half[::-1] if d.whole(0, 2) else d.text(3, 8),)


@problem(
    1,
    draw=_palindrome,
    edges={
        "an empty text": ("",),
        "one letter": ("q",),
        "punctuation and capitals": ("A man, a plan, a canal: Panama!",),
        "digits count": ("1a2",),
        "nothing but punctuation": (".,!",),
        "digits at both ends": ("12 a 21",),
    },
)
def is_palindrome(text: str) -> bool:
    """Return whether `text` reads the same backwards. Only the letters a to z and the digits count;
    capital letters equal small ones. A text without any of these is a palindrome.
    """
    kept = re.sub(r"[^a-z0-9]", "", text.lower())
    return kept == kept[::-1]


@problem(
    1,
    draw=lambda d: (" ".join(one.upper() if d.whole(0, 2) == 0 else one for one in d.words(2, 6)),),
    edges={
        "an empty text": ("",),
        "single letters": ("a B c",),
        "spaces stay": ("  two  words ",),
        "a digit in front": ("3rd place",),
    },
)
def title_case(text: str) -> str:
    """Return `text` with the first character of every word as a capital letter and all its other
    letters small. Words are separated by spaces, and all spaces stay as they are.
    """
    return " ".join(one[:1].upper() + one[1:].lower() for one in text.split(" "))


@problem(
    1,
    draw=lambda d: (
        " ".join(d.some(["dog", "cat", "owl", "fox", "cat", "dog"], 3, 6)).title() + ".",
    ),
    edges={
        "an empty text": ("",),
        "capitals and punctuation": ("One, two; ONE!",),
        "digits are no letters": ("x1y x",),
    },
)
def count_words(text: str) -> dict[str, int]:
    """Return an object that says how often each word stands in `text`. A word is a run of the
    letters a to z; capital letters equal small ones, and the keys are in small letters.
    """
    counts: dict[str, int] = {}
    for one in re.findall("[a-z]+", text.lower()):
        counts[one] = counts.get(one, 0) + 1
    return counts


@problem(
    1,
    draw=lambda d: (d.text(4, 20, "Hello, World abcxyzABCXYZ"), d.whole(-30, 30)),
    edges={
        "a shift of 0": ("abc", 0),
        "a negative shift": ("abc", -1),
        "a shift of more than 26": ("xyz", 53),
        "far below 0": ("Zebra", -79),
        "nothing to shift": ("1 + 1 = 2", 5),
    },
)
def caesar(text: str, shift: int) -> str:
    """Return `text` with every letter from a to z moved on by `shift` places in the alphabet, after
    z comes a again. Capital letters stay capital; everything else stays as it is. `shift` may be
    negative or larger than 26.
    """

    def moved(one: str) -> str:
        first = ord("a" if one.islower() else "A")
        return (
            chr((ord(one) - first + shift) % 26 + first) if one.isascii() and one.isalpha() else one
        )

    return "".join(map(moved, text))


@problem(
    1,
    draw=lambda d: (d.text(5, 14, "abcde"),),
    edges={
        "an empty text": ("",),
        "a tie": ("bbaacc",),
        "capital letters are others": ("aAbBA",),
        "spaces count": ("a  b",),
    },
)
def most_frequent(text: str) -> str | None:
    """Return the character that stands most often in `text`; of several, the one that comes first
    in it. Return `null` for an empty text.
    """
    return max(text, key=text.count) if text else None


@problem(
    1,
    draw=lambda d: (" ".join(d.words(2, 5)), d.whole(6, 15)),
    edges={
        "just as long": ("hello", 5),
        "one too long": ("hello!", 5),
        "an empty text": ("", 3),
        "a length of 1": ("hello", 1),
        "a length of 0": ("hello", 0),
    },
)
def truncate(text: str, length: int) -> str:
    """Return `text` if it has at most `length` characters. Else return its first `length` - 1
    characters with "…" behind them; for a `length` of 0 return an empty text.
    """
    if len(text) <= length:
        return text
    return text[: length - 1] + "…" if length else ""


@problem(
    2,
    draw=lambda d: ("".join(d.one("abc") * d.whole(1, 12) for _ in range(d.whole(2, 6))),),
    edges={
        "an empty text": ("",),
        "one character": ("x",),
        "runs of more than nine": ("a" * 12 + "b",),
        "digits in the text": ("11122",),
        "no runs": ("abc",),
    },
)
def run_length(text: str) -> list[list[Any]]:
    """Return the runs of equal characters in `text`, in their order, as an array of pairs
    `[character, count]`.
    """
    return [[one[0][0], len(one[0])] for one in re.finditer(r"(.)\1*", text)]


@problem(
    2,
    draw=lambda d: (
        [
            d.one(["listen", "silent", "enlist", "stone", "notes", "onset", "rat", "tar"])
            for _ in range(d.whole(3, 8))
        ],
    ),
    edges={
        "nothing": ([],),
        "an empty word": (["", ""],),
        "capital letters are others": (["Ab", "ba"],),
        "the same letters in other numbers": (["aab", "abb", "aba"],),
    },
)
def group_anagrams(words: list[str]) -> list[list[str]]:
    """Group the words that are made of exactly the same characters. Return an array of groups; the
    groups stand in the order in which their first word stands in `words`, and so do the words
    within a group. Words that stand there twice are kept twice.
    """
    groups: dict[str, list[str]] = {}
    for one in words:
        groups.setdefault("".join(sorted(one)), []).append(one)
    return list(groups.values())


@problem(
    2,
    draw=lambda d: (" ".join(d.words(5, 14)), d.whole(7, 16)),
    edges={
        "an empty text": ("", 5),
        "a word that is too long": ("an extraordinary day", 6),
        "just fits": ("abc def", 7),
        "one too long": ("abc defg", 7),
        "several spaces": ("a   b", 3),
    },
)
def wrap_text(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` characters and return them as an array. Lines are
    broken between words only, and each line takes as many words as fit, with one space between two
    words. A word longer than `width` gets a line of its own, unbroken. A text without words gives
    an empty array.
    """
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


@problem(
    2,
    draw=lambda d: ([d.one(["inter", "in", "int"]) + d.text(0, 4) for _ in range(d.whole(2, 5))],),
    edges={
        "nothing": ([],),
        "one word": (["alone"],),
        "nothing in common": (["abc", "xbc"],),
        "one is empty": (["abc", ""],),
        "one is the whole prefix": (["ab", "abc", "ab"],),
    },
)
def common_prefix(words: list[str]) -> str:
    """Return the longest text with which all of `words` begin, an empty text where there is none
    or where there are no words.
    """
    prefix = words[0] if words else ""
    while not all(one.startswith(prefix) for one in words):
        prefix = prefix[:-1]
    return prefix
