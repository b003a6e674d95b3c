"""A lexicon through Hunspell, for the languages whose dictionary is installed.

Dictionaries are not shipped: they are the user's, with their own licences. The binding is
chunspell (extra ``hunspell``).
"""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.evidence.lexicon import Analysis, Calibration, WordClass, normalised, unknown

FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)
"""Where systems keep dictionaries; DICPATH (as Hunspell reads it) comes first."""


class Hunspell:
    """Knows what one Hunspell dictionary accepts."""

    calibration: Calibration | None = None

    def __init__(self, name: str, engine: Any) -> None:
        self.name = name
        self._engine = engine
        self._seen: dict[str, Analysis] = {}

    def analyse(self, token: str) -> Analysis:
        """Look one token up, as written and in lower case."""
        found = self._seen.get(token)
        if found is None:
            found = self._seen[token] = self._look(normalised(token), token.strip())
        return found

    def nearest(self, token: str) -> str | None:
        """The dictionary's own first suggestion, or None."""
        said = self._engine.suggest(normalised(token))
        return str(said[0]) if said else None

    def _look(self, word: str, written: str) -> Analysis:
        if word.isdecimal():
            return Analysis(WordClass.KNOWN, "number", word)
        for form in (word, written):
            if form and self._engine.spell(form):
                roots = [one for one in self._engine.stem(form) if one]
                root = str(roots[0]) if roots else form
                if root == form:
                    return Analysis(WordClass.KNOWN, "in the dictionary", root)
                return Analysis(WordClass.ANALYSABLE, f"form of {root}", root)
        parts = [one for one in word.split("-") if one]
        if len(parts) > 1 and all(self._engine.spell(one) for one in parts):
            return Analysis(WordClass.ANALYSABLE, " and ".join(parts), parts[0])
        return unknown(word)


def open_hunspell(where: str) -> Hunspell:
    """Open a dictionary by language (``hi``, ``de_DE``) or by the path of its .dic or .aff.

    Raises:
        UsageError: the binding or the dictionary is not installed.
    """
    if find_spec("hunspell") is None:
        raise UsageError("hunspell lexicons need the extra: pip install 'bitgrade[hunspell]'")
    found = next(_dictionaries(where), None)
    if found is None:
        raise UsageError(
            f"no Hunspell dictionary for {where!r} in DICPATH or {', '.join(FOLDERS)}; "
            f"install one (Debian: hunspell-{where.partition('_')[0]}) or give the path of a .dic"
        )
    from hunspell import Hunspell as Engine  # noqa: PLC0415 - an extra, loaded when asked for

    return Hunspell(f"hunspell:{where}", Engine(found.stem, hunspell_data_dir=str(found.parent)))


def _dictionaries(where: str) -> Iterator[Path]:
    path = Path(where).expanduser()
    for one in (path.with_suffix(".dic"), path.with_name(f"{path.name}.dic")):
        if path.parent != Path() and one.is_file() and one.with_suffix(".aff").is_file():
            yield one
    for folder in (*os.environ.get("DICPATH", "").split(os.pathsep), *FOLDERS):
        home = Path(folder).expanduser()
        if not folder or "/" in where or not home.is_dir():
            continue
        for pattern in (f"{where}.dic", f"{where.replace('-', '_')}.dic", f"{where}_*.dic"):
            found = sorted(home.glob(pattern))
            yield from (one for one in found if one.with_suffix(".aff").is_file())
