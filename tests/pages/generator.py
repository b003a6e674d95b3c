"""Pages with one seeded fault, their clean twins, and the truth of both.

    python -m tests.pages.generator FOLDER

Every slip is written in every voice that its page can take, and every sound page too.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from tests.pages.library import SETS, slips, sound_pages
from tests.pages.voices import VOICES, voices_of

BROWSER = frozenset(
    {"dead-control", "identical-modes", "invisible-content", "covered-canvas", "leaking-nodes",
     "leaking-timers", "overflowing-layout", "offscreen-animation", "script-error"}
)  # fmt: skip
"""Checks that need a browser to see anything."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; of a sound one ``checks`` is empty and ``line`` is 0."""

    name: str
    html: str
    checks: tuple[str, ...] = ()
    line: int = 0

    @property
    def needs_browser(self) -> bool:
        """Whether only a browser can see the fault."""
        return bool(self.checks) and set(self.checks) <= BROWSER


def pages(home: str = "first") -> Iterator[Page]:
    """Every page of a set: the sound ones first."""
    for name, html in sound_pages(home).items():
        for voice in voices_of(html):
            yield Page(f"{name}-{voice}", VOICES[voice](html))
    for number, slip in enumerate(slips(home)):
        for voice in voices_of(slip.html):
            name = f"{slip.page}-{number:03}-{voice}"
            yield Page(name, VOICES[voice](slip.html), slip.checks, slip.line)


def main(arguments: list[str]) -> None:
    """Write the pages and ``truth.json`` into a folder."""
    home = Path(arguments[0])
    home.mkdir(parents=True, exist_ok=True)
    truth = {}
    for one in chain.from_iterable(map(pages, SETS)):
        (home / f"{one.name}.html").write_text(one.html, "utf-8", newline="")
        truth[one.name] = {key: value for key, value in asdict(one).items() if key != "html"}
    (home / "truth.json").write_text(json.dumps(truth, indent=1), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
