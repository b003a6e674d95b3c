"""AnswerForm and AnswerKey: the form of an answer, and the answer itself.

An item brings in ``expected``:

- ``kind``: ``integer``, ``number``, ``choice``, ``sequence`` or ``set`` (of choices), ``date``,
  ``text``;
- ``value``: a number as text (``"1204"``, ``"3/4"``, ``"-0.5"``), a choice, an array of choices,
  a date as ``YYYY-MM-DD``, or the text;
- ``unit`` the number is asked in (see ``units.py``), ``lowest`` where a fraction is to be reduced;
- ``choices``: what there is to choose from, each a text or an array of the names it goes by;
- ``pattern``: a regular expression that every answer of the form ``text`` has, right or wrong;
- ``also``: other texts that are as right as ``value``;
- ``steps``: arrays of name and value on the way, in order, to say where it went wrong;
- ``answerable``: false where nobody can know, and saying so is right (then no ``value``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Self, cast, get_args

from grader.errors import ContractError
from grader.evidence.answers.plain import bare
from grader.finding import Json
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider

Kind = Literal["integer", "number", "choice", "sequence", "set", "date", "text"]
Value = Fraction | str | tuple[str, ...]
NUMERIC = frozenset({"integer", "number"})
_GIVEN = re.compile(r"(?<![\w.,/])\d+(?:\.\d+)?(?![\w/])")


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What an answer looks like, right or wrong. ``given`` are numbers that the question has."""

    kind: Kind
    unit: str = ""
    choices: tuple[tuple[str, ...], ...] = ()
    pattern: str = ""
    given: frozenset[Fraction] = frozenset()


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The known answer. ``value`` is None where nobody can know it; ``steps`` lead to it."""

    form: AnswerForm
    value: Value | None
    lowest: bool = False
    steps: tuple[tuple[str, Fraction], ...] = ()
    also: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether there is an answer at all."""
        return self.value is not None

    def matches(self, said: Value) -> bool:
        """Whether a value is the known one; texts regardless of capitals and quotes."""
        if self.form.kind == "set" and isinstance(said, tuple) and isinstance(self.value, tuple):
            return sorted(said) == sorted(self.value)
        if self.form.kind == "text":
            return said in {bare(one) for one in (self.value, *self.also) if isinstance(one, str)}
        return said == self.value

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read an item; None where it has no answer of a known form.

        Raises:
            ContractError: the answer does not fit its form.
        """
        table = pairs_of(item.expected)
        kind = table.get("kind")
        if kind not in get_args(Kind):
            return None
        form = AnswerForm(
            cast(Kind, kind),
            str(table.get("unit") or ""),
            tuple(_choice(one) for one in items_of(table.get("choices"))),
            str(table.get("pattern") or ""),
            frozenset(Fraction(one) for one in _GIVEN.findall(item.prompt)),
        )
        answerable = table.get("answerable") is not False
        value = _value(table.get("value"), form, item) if answerable else None
        steps = tuple(_steps(table.get("steps")))
        also = tuple(str(one) for one in items_of(table.get("also")))
        return cls(form, value, table.get("lowest") is True, steps, also)


@provider
def answer_key(item: Item) -> AnswerKey | Missing:
    """Read the known answer off the item."""
    return AnswerKey.of(item) or Missing("the item has no known answer", Cause.NO_ITEM)


@provider
def answer_form(key: AnswerKey) -> AnswerForm:
    """Keep of the key what a reader may know."""
    return key.form


def pairs_of(value: Json) -> dict[str, Json]:
    """A JSON object, which items keep as pairs; empty where it is none."""
    if not isinstance(value, tuple):
        return {}
    pairs = [one for one in value if isinstance(one, tuple) and len(one) == 2]
    return {one[0]: one[1] for one in pairs if isinstance(one[0], str)}


def items_of(value: Json) -> tuple[Json, ...]:
    """A JSON array; empty where it is none."""
    return value if isinstance(value, tuple) else ()


def _choice(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else (str(value),)


def _value(value: Json, form: AnswerForm, item: Item) -> Value:
    names = {one[0] for one in form.choices}
    try:
        if form.kind in NUMERIC:
            return Fraction(str(value))
        if form.kind in ("sequence", "set"):
            listed = tuple(str(one) for one in items_of(value))
            if listed and names.issuperset(listed):
                return listed
        elif isinstance(value, str) and (form.kind != "choice" or value in names):
            return value
    except (ValueError, ZeroDivisionError):
        pass
    raise ContractError(f"{item.rubric}: item {item.id}: {value!r} is no answer of {form.kind}")


def _steps(value: Json) -> Iterator[tuple[str, Fraction]]:
    for one in items_of(value):
        if isinstance(one, tuple) and len(one) == 2:
            yield str(one[0]), Fraction(str(one[1]))
