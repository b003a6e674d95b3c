"""JSON by the letter: what is a value, what is none, why and where."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.artifact import Medium
from grader.evidence.json_text import Flaw, JsonText, json_text
from grader.evidence.source import SourceFiles
from grader.missing import Missing

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.sampled_from([None, 1]))
def test_json_is_read_as_it_was_written(value: object, indent: int | None) -> None:
    answer = JsonText.parse(json.dumps(value, indent=indent))
    assert answer.error is None
    assert answer.value() == value


@given(VALUES)
def test_a_fence_is_told_from_the_value_in_it(value: object) -> None:
    text = json.dumps([value])
    answer = JsonText.parse(f"Here:\n\n```json\n{text}\n```\n")
    assert answer.error is not None
    assert answer.error.flaw is Flaw.FENCED
    assert (answer.error.place.line, answer.error.place.column) == (3, 1)
    assert answer.value() == [value]


@pytest.mark.parametrize(
    ("text", "flaw", "line", "column"),
    [
        ("", Flaw.EMPTY, 1, 1),
        (" \n ", Flaw.EMPTY, 1, 1),
        ('{"a": 1', Flaw.UNFINISHED, 1, 8),
        ('{"a": "b', Flaw.UNFINISHED, 1, 7),
        ('{"a":', Flaw.UNFINISHED, 1, 6),
        ("[1, 2,]", Flaw.SYNTAX, 1, 7),
        ("{a: 1}", Flaw.SYNTAX, 1, 2),
        ("[01]", Flaw.SYNTAX, 1, 3),
        ("['a']", Flaw.SYNTAX, 1, 2),
        ("[1]\nDone.", Flaw.SURROUNDED, 2, 1),
        ("Answer: [1]", Flaw.SURROUNDED, 1, 1),
        ("[1]\u00a0", Flaw.SURROUNDED, 1, 4),
        ('["NaN",\n -Infinity]', Flaw.NOT_FINITE, 2, 2),
        ("~~~\n[1]\n~~~", Flaw.FENCED, 1, 1),
        ("[" * 501, Flaw.TOO_DEEP, 1, 501),
        ('"a\nb"', Flaw.SYNTAX, 1, 3),
        ("nothing of the kind", Flaw.SYNTAX, 1, 1),
    ],
)
def test_flaws(text: str, flaw: Flaw, line: int, column: int) -> None:
    error = JsonText.parse(text).error
    assert error is not None
    assert (error.flaw, error.place.line, error.place.column) == (flaw, line, column)


def test_what_is_legal_however_odd() -> None:
    for text in ("1e999", "-0.0E+1", '"\\ud800"', " \t\r\n[ ] ", '{"": {"": []}}', "9" * 9000):
        assert JsonText.parse(text).error is None


def test_keys_given_twice_are_noted() -> None:
    answer = JsonText.parse('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "a": 4}')
    assert answer.duplicates == ("c", "a")
    assert answer.value() == {"a": 4, "b": {"c": 2}}


def test_a_frozen_value_has_tuples_only() -> None:
    assert JsonText.parse('{"a": [1, {"b": null}]}').frozen() == (("a", (1, (("b", None),))),)


def test_no_value_raises() -> None:
    with pytest.raises(ValueError, match="no JSON"):
        JsonText.parse("{").value()


def test_a_page_is_no_json() -> None:
    assert isinstance(json_text.make(SourceFiles.parse("<p>", Medium.HTML)), Missing)


@given(st.text('{}[]",:\\ntf1e-.`\n NaInfy', max_size=40))
def test_reading_never_raises_and_says_yes_only_to_json(text: str) -> None:
    answer = JsonText.parse(text)
    if answer.error is None:
        assert json.loads(text) == answer.value()
    elif answer.valid is not None:
        assert answer.valid in text
        answer.value()
