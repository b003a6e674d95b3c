"""Open a lexicon by its name: ``sw``, ``hunspell:<language or path>``, ``wordlist:<path>``."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from grader.errors import UsageError
from grader.evidence.lexicon import Calibration, Lexicon
from grader.evidence.swahili.analyser import Row, Swahili
from grader.gather.lexicon.hunspell import open_hunspell
from grader.gather.lexicon.wordlist import read_wordlist

LANGUAGES = {"sw": "Swahili, by our own morphological analyser"}
"""Languages that bitgrade brings itself."""

SWAHILI = ("swahili.tsv", "swahili-wiktionary.tsv")
"""Data of the analyser; the second is under CC BY-SA 4.0 and may be missing."""

SWAHILI_CALIBRATION = Calibration(
    false_alarms=0.020,
    words=266_611,
    detection=0.88,
    sample="news and scanned school examinations, their typing errors and foreign words included",
)
"""As ``tools.swahili.calibrate`` measures it on texts that the lexicon was not built from."""


@cache
def open_lexicon(name: str) -> Lexicon:
    """Open a lexicon, once a process.

    Raises:
        UsageError: there is no such lexicon here; the text says what there is.
    """
    kind, _, where = name.partition(":")
    if name in LANGUAGES:
        return Swahili(_rows(), SWAHILI_CALIBRATION)
    if kind == "hunspell" and where:
        return open_hunspell(where)
    if kind == "wordlist" and where:
        return read_wordlist(Path(where))
    there = ", ".join((*LANGUAGES, "hunspell:<language or path>", "wordlist:<path>"))
    raise UsageError(f"no lexicon {name!r}; there is: {there}")


def _rows() -> Iterator[Row]:
    folder = files("grader.gather.lexicon") / "data"
    for one in SWAHILI:
        path = folder / one
        if path.is_file():
            for line in path.read_text("utf-8").split("\n")[1:-1]:
                form, kind, lemma, _, _ = line.split("\t")
                yield Row(form, kind, lemma)
