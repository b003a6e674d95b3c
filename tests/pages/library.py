"""Sound pages, the slips that are put into them, and what is true of either."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SETS = {"first": HERE, "second": HERE / "second"}
"""Where the pages of a set lie, in ``sound/``, and its slips."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One fault, put into one page by changing one text.

    ``checks`` are the ids of which any is the right one; ``line`` is where it is owed. ``missed``
    says why nobody sees it without a browser, if so. ``home`` is its set.
    """

    page: str
    checks: tuple[str, ...]
    find: str
    replace: str
    at: str = ""
    missed: str = ""
    home: str = "first"

    @property
    def name(self) -> str:
        """The page and what became of it."""
        return f"{self.page}: {' '.join(self.replace.split())[:50] or 'gone'}"

    @property
    def html(self) -> str:
        """The page with the fault.

        Raises:
            ValueError: what is to be changed does not stand there exactly once.
        """
        sound = sound_pages(self.home)[self.page]
        if sound.count(self.find) != 1:
            raise ValueError(f"{self.page} has {self.find!r} {sound.count(self.find)} times")
        return sound.replace(self.find, self.replace)

    @property
    def line(self) -> int:
        """The line of the fault, counted from 1 in the page with it."""
        if self.at:
            return self.html[: self.html.index(self.at)].count("\n") + 1
        start = sound_pages(self.home)[self.page].index(self.find)
        same = 0
        while self.find[same : same + 1] == self.replace[same : same + 1] != "":
            same += 1
        return self.html[: start + same].count("\n") + 1


@cache
def sound_pages(home: str = "first") -> dict[str, str]:
    """Every sound page of a set under its name."""
    found = sorted((SETS[home] / "sound").glob("*.html"))
    return {one.stem: one.read_text("utf-8") for one in found}


@cache
def slips(home: str = "first") -> tuple[Slip, ...]:
    """Every slip of a set, in the order of the file."""
    told = tomllib.loads((SETS[home] / "slips.toml").read_text("utf-8"))["slip"]
    return tuple(Slip(**{**one, "checks": tuple(one["checks"]), "home": home}) for one in told)
