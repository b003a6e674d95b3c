"""Write the data files of the Swahili lexicon, each row with its source and licence.

    python -m tools.swahili.build

Two files come out, side by side in ``grader/gather/lexicon/data``:

``swahili.tsv`` from the word lists beside this script, which were written for bitgrade (MIT);
``swahili-wiktionary.tsv`` from the lemmas of Wiktionary, as the package simplemma brings them
(CC BY-SA 4.0). The second may be removed or replaced: the first works without it.
The same inputs give the same bytes.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "grader" / "gather" / "lexicon" / "data"
SIMPLEMMA = "simplemma==2.0.0"
HEADER = "form\tkind\tlemma\tsource\tlicence\n"
_WORD = re.compile(r"[a-z][a-z']*(?:-[a-z']+)*")
_VERB_FORMS = 200
"""A lemma with more forms than this is a verb: nouns have two, adjectives about a dozen."""


class Row(NamedTuple):
    """One row: a form, what it is, and its dictionary form."""

    form: str
    kind: str
    lemma: str


def main() -> None:
    """Build both files."""
    OUT.mkdir(parents=True, exist_ok=True)
    own = sorted(_with_one_lemma(set(own_rows())))
    _write(OUT / "swahili.tsv", own, "bitgrade", "MIT")
    have = {(row.form, row.kind == "verb") for row in own}
    lemmas = (row for row in wiktionary_rows() if (row.form, row.kind == "verb") not in have)
    _write(OUT / "swahili-wiktionary.tsv", sorted(set(lemmas)), "Wiktionary", "CC-BY-SA-4.0")


def _with_one_lemma(rows: set[Row]) -> Iterator[Row]:
    """Leave out plurals that some list also names on their own: nyavu belongs to wavu."""
    plurals = {row.form for row in rows if row.kind == "noun" and row.form != row.lemma}
    for row in rows:
        if row.kind != "noun" or row.form != row.lemma or row.form not in plurals:
            yield row


def own_rows() -> Iterator[Row]:
    """Rows of the lists in ``words/``."""
    words = HERE / "words"
    for _, word in _listed(words / "verbs.txt"):
        yield Row(word, "verb", word)
    for name in ("nouns.txt", "topics.txt"):
        for group, word in _listed(words / name):
            singular, _, given = word.partition("/")
            yield Row(singular, "noun", singular)
            for one in (given or plural(singular, group)).split("/"):
                if one and one != singular:
                    yield Row(one, "noun", singular)
    for group, word in _listed(words / "others.txt"):
        yield Row(word, group, word)


def plural(singular: str, group: str) -> str:
    """The regular plural of a noun class, empty where the class has none."""
    match group:
        case "m-wa":
            if singular[:3] in ("mwa", "mwe"):
                return f"w{singular[2:]}"
            return "wa" + singular[2 if singular.startswith("mw") else 1 :]
        case "m-mi":
            return "mi" + singular[2 if singular.startswith(("mw", "mu")) else 1 :]
        case "ki-vi":
            return ("vi" if singular.startswith("ki") else "vy") + singular[2:]
        case "ji-ma":
            return f"ma{singular}"
    return ""


def wiktionary_rows() -> Iterator[Row]:
    """Lemmas and forms of nouns, and stems of verbs, from simplemma's table."""
    forms: dict[str, list[str]] = defaultdict(list)
    count: Counter[str] = Counter()
    for form, lemma in _simplemma():
        count[lemma] += 1
        if len(forms[lemma]) < 40:
            forms[lemma].append(form)
    for lemma, times in count.items():
        written = lemma.lower().strip("-")
        if not _WORD.fullmatch(written) or len(written) < 2:
            continue
        if times > _VERB_FORMS:
            yield Row(written, "verb", written)
            continue
        for form in {written, *(one.lower().strip("-") for one in forms[lemma])}:
            if _WORD.fullmatch(form) and len(form) > 1:
                yield Row(form, "noun", written)


def _simplemma() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        get = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", folder, SIMPLEMMA]
        subprocess.run(get, check=True)  # noqa: S603 - our own words, no shell
        wheel = next(Path(folder).glob("*.whl"))
        zipfile.ZipFile(wheel).extractall(folder)
        sys.path.insert(0, folder)
        from simplemma.strategies.dictionaries.dictionary_factory import (  # type: ignore[import-not-found]  # noqa: PLC0415 - it was fetched a moment ago
            DefaultDictionaryFactory,
        )

        for form, lemma in DefaultDictionaryFactory().get_dictionary("sw").items():
            yield _text(form), _text(lemma)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    """Words of a list with the group that they stand in."""
    group = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[] ")
        elif not line.startswith("#"):
            for word in line.split():
                yield group, word


def _write(path: Path, rows: list[Row], source: str, licence: str) -> None:
    lines = (f"{form}\t{kind}\t{lemma}\t{source}\t{licence}\n" for form, kind, lemma in rows)
    path.write_text(HEADER + "".join(lines), "utf-8")
    sys.stderr.write(f"{path.name}: {len(rows)} rows\n")


if __name__ == "__main__":
    main()
