"""TranslationTask: what a translation item asks for, read off the item.

An item brings in ``expected`` the ``source`` text, its ``source_language``, the
``target_language`` and ``references``; in ``terms`` a table of concepts, each with the words
that render it (``accepted``), words about which speakers differ (``contested``: never a
fault), and words that mean something else (``wrong``: word and what it means).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from grader.finding import Json, to_json
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of the source and how it may be rendered, in dictionary forms."""

    concept: str
    accepted: tuple[str, ...]
    contested: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the row."""
        return (*self.accepted, *self.contested, *(word for word, _ in self.wrong))


@dataclass(frozen=True, slots=True)
class TranslationTask:
    """The source text, its languages, references, and the table of terms."""

    source: str
    source_language: str = "en"
    target_language: str = ""
    references: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Make a task from a source text, for examples."""
        return cls(text if isinstance(text, str) else next(iter(text.values()), ""))

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read an item, or return None where it asks for no translation."""
        expected = _table(item.expected)
        source = expected.get("source")
        if not isinstance(source, str) or not source.strip():
            return None
        return cls(
            source,
            str(expected.get("source_language") or "en"),
            str(expected.get("target_language") or ""),
            _texts(expected.get("references")),
            tuple(_terms(item.terms)),
        )


@provider
def translation_task(item: Item) -> TranslationTask | Missing:
    """Read off the item what was to be translated."""
    task = TranslationTask.of(item)
    return task or Missing("the item has no source text to translate", Cause.NO_ITEM)


def terms(rows: object) -> tuple[Term, ...]:
    """Read a table of terms from plain values, as tests and tools write them."""
    return tuple(_terms(to_json(rows)))


def _terms(rows: Json) -> Iterator[Term]:
    for row in rows if isinstance(rows, tuple) else ():
        table = _table(row)
        concept = table.get("concept")
        if isinstance(concept, str) and concept:
            yield Term(
                concept,
                _texts(table.get("accepted")),
                _texts(table.get("contested")),
                tuple(_wrong(table.get("wrong"))),
            )


def _wrong(rows: Json) -> Iterator[tuple[str, str]]:
    """Wrong senses: words alone, pairs of word and meaning, or tables with these keys."""
    for row in rows if isinstance(rows, tuple) else ():
        if isinstance(row, str):
            yield row, ""
            continue
        table = _table(row)
        word = table.get("word")
        if isinstance(word, str):
            yield word, str(table.get("means") or "")
        elif isinstance(row, tuple) and row and isinstance(row[0], str):
            yield row[0], str(row[1]) if len(row) > 1 else ""


def _table(value: Json | Mapping[str, Any]) -> dict[str, Json]:
    """A JSON object, which items keep as pairs."""
    if isinstance(value, Mapping):
        return {str(key): to_json(one) for key, one in value.items()}
    if not isinstance(value, tuple):
        return {}
    pairs = [one for one in value if isinstance(one, tuple) and len(one) == 2]
    return {one[0]: one[1] for one in pairs if isinstance(one[0], str)}


def _texts(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()
