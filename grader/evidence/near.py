"""The nearest of several names: one letter left out, added, changed, or two exchanged."""

import re
import string
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from grader.evidence.spelling import distance

_COUNT = re.compile(r"\d|(?<=[-_])[A-Za-z](?=[-_]|$)")
LONGEST = 60
"""Letters of a name that is looked at: what is longer is no name that a hand wrote."""
_LETTERS = f"{string.ascii_letters}{string.digits}-_"


def nearest(name: str, names: Iterable[str], most: int = 1) -> str | None:
    """Return the name that differs least, in at most ``most`` letters (one of four at best)."""
    most = min(most, len(name) // 4)
    best: tuple[int, str] | None = None
    for one in names:
        if one == name or abs(len(one) - len(name)) > most:
            continue
        found = distance(name, one, most)
        if found <= most and (best is None or (found, one) < best):
            best = found, one
    return None if best is None else best[1]


def slip(name: str, names: AbstractSet[str]) -> str | None:
    """A name from which one letter inside is lost or added, or in which two are exchanged.

    Names of three letters may have lost one; shorter ones are too near to everything. What a hand
    may have meant is looked up, so that it does not matter how many names there are.
    """
    if not 3 <= len(name) <= LONGEST:
        return None
    meant = {name[:at] + one + name[at:] for at in range(1, len(name)) for one in _LETTERS}
    if len(name) > 3:
        meant |= {
            name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)
        }
    if len(name) > 4:
        meant |= {name[:at] + name[at + 1 :] for at in range(1, len(name) - 1)}
    return min(meant & names - {name}, default=None)


def beside(name: str, names: AbstractSet[str]) -> str | None:
    """A name one edit away from one of four letters or more, as :func:`nearest` finds it.

    What is one edit away is looked up, so that it does not matter how many names there are.
    """
    if not 4 <= len(name) <= LONGEST:
        return None
    parts = [(name[:at], name[at:]) for at in range(len(name) + 1)]
    meant = {left + one + right for left, right in parts for one in _LETTERS}
    for left, right in parts[:-1]:
        meant.update(left + one + right[1:] for one in _LETTERS)
        meant.add(left + right[1:])
        meant.add(left + right[1:2] + right[:1] + right[2:])
    return min(meant & names - {name}, default=None)


def differs_in_number(one: str, other: str) -> bool:
    """Whether two names are the same but for what counts them: digits, or a letter by itself.

    ``card-1`` and ``card-2`` are no slip, and neither are ``grade-a`` and ``grade-b``.
    """
    return _COUNT.sub("", one) == _COUNT.sub("", other)
