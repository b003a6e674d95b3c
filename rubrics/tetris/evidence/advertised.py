"""What a page promises its player: drops, points, speed, a next piece, another game.

Read off the words that are seen, the labels of its buttons among them. What nobody promised is
not owed.
"""

# ruff: noqa: RUF001 - signs and letters of other alphabets are meant

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rubrics.tetris.evidence.key_hints import cut_at_keys, hinted_keys, leading_keys, only_keys
from rubrics.tetris.evidence.vocabulary import (
    AGAIN,
    ANY_KEY,
    BEGIN,
    CLICK,
    DOWN,
    DROP,
    FASTER,
    HARD,
    LEVEL,
    LINES,
    NEXT,
    RELOAD,
    SCORE,
    SOFT,
)

_PARTS = re.compile(r"[|•·;,，、。；｜]|\. |\s/\s|\s{3,}|(?<=\w)\s-\s(?=\W*\w+\s*:)")
_AWARD = re.compile(r"[+＋]\s?(\d+)|(\d+)\s*(?:x\s*)?\W{0,2}(\w+|\S)")
_NUMBER = re.compile(r"\d+")

LONGEST_LABEL = 24
"""Characters of a text that may stand over a box as its title."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that the page promises: where it says so, and by which keys."""

    words: str
    keys: tuple[str, ...] = ()


def _segments(words: str) -> Iterator[tuple[str, str]]:
    """Parts of lines that say one thing each, with the lines around them."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        parts = [part.strip() for part in _PARTS.split(line) if part and part.strip()]
        near = (lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else "")
        around = next((one for one in near if len(parts) == 1 and only_keys(one)), "")
        for part in parts:
            for cut in cut_at_keys(part):
                yield cut.strip(), around


def _keyed(words: str, pattern: re.Pattern[str], *, never: re.Pattern[str]) -> Iterator[Promise]:
    for part, around in _segments(words):
        if pattern.search(part) and not never.search(part):
            yield Promise(part, hinted_keys(part) or hinted_keys(around))


def soft_drops(words: str) -> list[Promise]:
    """Where the page says that a piece can be made to fall faster."""
    every = re.compile(rf"(?:{FASTER.pattern}).*\d|\d.*(?:{FASTER.pattern})", re.IGNORECASE)
    said = [one for one in _keyed(words, SOFT, never=HARD) if not _told_speed(one.words, every)]
    return said or list(_downs(words))


def _downs(words: str) -> Iterator[Promise]:
    """Short hints such as ``S down``, ``↓ faster while held`` and ``Down: drop``."""
    for part, _ in _segments(words):
        keys, rest = leading_keys(part)
        down = DOWN.search(rest) or (keys == ("ArrowDown",) and DROP.search(rest))
        if keys and down and len(rest) <= LONGEST_LABEL and not HARD.search(rest):
            yield Promise(part, keys)


def _told_speed(words: str, every: re.Pattern[str]) -> bool:
    return bool(every.search(words) and (LINES.search(words) or LEVEL.search(words)))


def hard_drops(words: str) -> list[Promise]:
    """Where the page says that a piece can be dropped at once."""
    said = list(_keyed(words, HARD, never=re.compile(r"(?!)")))
    bare = [
        Promise(part, ("Space",))
        for part, _ in _segments(words)
        if hinted_keys(part) == ("Space",) and DROP.search(part) and not SOFT.search(part)
    ]
    return said or bare


def drop_points(words: str) -> list[Promise]:
    """Where the page says that dropping earns points."""
    told = []
    for part, _ in _segments(words):
        drops = SOFT.search(part) or HARD.search(part) or DROP.search(part)
        award = _AWARD.search(part)
        if drops and award and (award[1] or SCORE.search(part)):
            told.append(Promise(part))
    return told


def paid_drops(words: str) -> tuple[bool, bool]:
    """Whether points are promised for soft drops, and for hard ones; "drop" alone means both."""
    told = [one.words for one in drop_points(words)]
    both = any(not SOFT.search(one) and not HARD.search(one) for one in told)
    return both or any(map(SOFT.search, told)), both or any(map(HARD.search, told))


def speed_up(words: str) -> tuple[bool, int]:
    """Whether the page promises to get faster, and after how many rows (0 where it is not told)."""
    promised, rows = False, 0
    for part, around in _segments(words):
        numbers = [int(one) for one in _NUMBER.findall(part)]
        if FASTER.search(part) and LINES.search(part):
            promised = True
            rows = next((one for one in numbers if 1 <= one <= 30), rows)
        elif LEVEL.search(part) and len(part) <= LONGEST_LABEL:
            number_beside = numbers or re.fullmatch(r"\W*\d+\W*", around or "")
            promised = promised or bool(number_beside) or bool(_number_next(words, part))
    return promised, rows


def _number_next(words: str, label: str) -> bool:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        if line == label:
            near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
            return any(re.fullmatch(r"\d{1,3}", one) for one in near)
    return False


def next_label(text: str) -> bool:
    """Whether a text is the title of a box with the next piece."""
    bare = text.strip(" :：.-–—\t")
    return (
        len(bare) <= LONGEST_LABEL
        and bool(NEXT.search(bare))
        and not LEVEL.search(bare)
        and not _NUMBER.search(bare)
        and not LINES.search(bare)
    )


def previews(words: str) -> list[Promise]:
    """Titles of boxes with the next piece."""
    return [Promise(part) for part, _ in _segments(words) if next_label(part)]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to begin another game: a key, or a place to click (None: the middle of the board)."""

    words: str
    key: str = ""
    at: tuple[float, float] | None = None


def ways_again(
    words: str, buttons: Sequence[tuple[str, float, float]], during: str = ""
) -> list[Way]:
    """Every way in which the page says another game begins: buttons first, then keys, then clicks.

    What came up with the end may speak of playing; what was there before, of playing again only.

    Args:
        words: what is seen when a game is over.
        buttons: what can be pressed then: its words and where it is.
        during: what was seen while the game was going on.
    """
    ways = [Way(text, at=(x, y)) for text, x, y in buttons if AGAIN.search(text)]
    before = set(_segments(during))
    for part, around in _segments(words):
        fresh = bool(during) and (part, around) not in before and BEGIN.search(part)
        if not (AGAIN.search(part) or fresh) or RELOAD.search(part):
            continue
        ways += [Way(text, at=(x, y)) for text, x, y in buttons if _names(part, text)]
        keys = hinted_keys(part) or hinted_keys(around)
        ways += [Way(part, key=key) for key in keys]
        if not keys and ANY_KEY.search(part):
            ways.append(Way(part, key="Enter"))
        if not keys and CLICK.search(part) and not ways:
            ways.append(Way(part))
    return list({(one.key, one.at): one for one in ways}.values())


def _names(part: str, label: str) -> bool:
    """Whether a text speaks of a button by its label, such as “Tap Play to try again”."""
    name = " ".join(re.findall(r"\w+", label))
    return len(name) > 1 and re.search(rf"\b{re.escape(name)}\b", part) is not None


def says_again(words: str) -> bool:
    """Whether the page speaks of another game at all, be it on a button."""
    return any(
        AGAIN.search(part)
        and not RELOAD.search(part)
        and (len(part) <= LONGEST_LABEL or CLICK.search(part) or hinted_keys(part))
        for part, _ in _segments(words)
    )


@dataclass(frozen=True, slots=True)
class Promises:
    """All that a page promises with its words."""

    soft: tuple[Promise, ...] = ()
    hard: tuple[Promise, ...] = ()
    soft_points: bool = False
    faster: bool = False
    rows: int = 0
    following: bool = False

    @classmethod
    def of(cls, words: str) -> "Promises":
        """Read them off the words."""
        faster, rows = speed_up(words)
        return cls(
            tuple(soft_drops(words)),
            tuple(hard_drops(words)),
            paid_drops(words)[0],
            faster,
            rows,
            bool(previews(words)),
        )
