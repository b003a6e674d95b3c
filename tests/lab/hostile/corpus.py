"""The corpus: what each page is, what it would be without its trick, and what is expected of it.

A page is one file in ``pages/``. Its first line says what it tries. Elements with ``data-trick``
are the trick; the page without them is its honest twin, which it must not outdo. ``{{repeat N
text}}`` stands for as many copies of a text: files of megabytes are not kept.

``expected.toml`` lists the pages that are ``quick`` enough for every test run, and has a table for
each page that does not simply load and pass everything:

- ``ending``: how the visit ends (``loaded`` where nothing is said), or ``missing``: words of the
  reason for which there is no session;
- ``failed``: checks that fail; ``gaps``: checks that cannot be decided;
- ``errors``, ``console``, ``blocked``: a text that one of those has to hold;
- ``restless``: what is told to run on real time;
- ``patient``: it works hard, and ends: it is given more processor time;
- ``chance``: how it ends depends on the machine, so that any ending will do that is no better
  than its honest twin's.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.evidence.browser import Ending

FOLDER = Path(__file__).parent
TRIES = re.compile(rb"<!-- tries: (.+?) -->\s*")
TRICK = re.compile(rb"<(\w+) data-trick\b.*?(?:</\1>|(?<=/)>|$)", re.DOTALL)
REPEAT = re.compile(rb"\{\{repeat (\d+) (.+?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One page and what has to come of it; the fields are those of the table."""

    name: str
    ending: Ending = Ending.LOADED
    missing: str = ""
    failed: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    errors: str = ""
    console: str = ""
    blocked: str = ""
    restless: tuple[str, ...] = ()
    patient: bool = False
    chance: bool = False
    quick: bool = False

    @property
    def data(self) -> bytes:
        """The page, at full length."""
        return _repeated(_file(self.name))

    @property
    def tries(self) -> str:
        """What it tries, in its own words; empty where its bytes are no text."""
        found = TRIES.search(_file(self.name))
        return found[1].decode() if found else ""

    @property
    def honest(self) -> bytes:
        """The page without its trick."""
        return _repeated(TRICK.sub(b"", TRIES.sub(b"", _file(self.name))))


def corpus() -> Iterator[Hostile]:
    """Every page, in the order of their names."""
    expected = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
    quick = set(expected.pop("quick"))
    for path in sorted((FOLDER / "pages").iterdir()):
        given = expected.pop(path.stem, {})
        lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
        ending = Ending(given.pop("ending", "loaded"))
        known = {"ending": ending, "quick": path.stem in quick}
        quick.discard(path.stem)
        yield Hostile(path.stem, **{**given, **lists, **known})
    if expected or quick:
        none = sorted({*expected, *quick})
        raise ValueError(f"expected.toml speaks of pages that are not there: {none}")


@cache
def _file(name: str) -> bytes:
    return (FOLDER / "pages" / f"{name}.html").read_bytes()


def _repeated(data: bytes) -> bytes:
    return REPEAT.sub(lambda found: found[2] * int(found[1]), data)
