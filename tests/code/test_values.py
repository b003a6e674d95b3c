"""When two values are the same, and how they are shown."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.code.evidence.values import same, shown
from rubrics.code.literals import UNDEFINED, Big, Map, literal, wanted
from tests.budget import examples

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text() | st.just(UNDEFINED)
    | st.integers().map(Big),
    lambda inner: st.lists(inner) | st.dictionaries(st.text().filter(lambda k: not k.startswith("$")), inner),
    max_leaves=12,
)  # fmt: skip


@examples(300)
@given(VALUES)
def test_a_value_is_the_same_as_itself(value: object) -> None:
    assert same(wanted(value), wanted(value))
    assert same(wanted(value), wanted(value), "close")
    assert literal(value)
    assert shown(wanted(value))


@examples(300)
@given(VALUES, VALUES)
def test_only_equal_values_are_the_same(one: object, other: object) -> None:
    if json.loads(wanted(one)) != json.loads(wanted(other)):
        assert not same(wanted(one), wanted(other))


@pytest.mark.parametrize(
    ("want", "got"),
    [
        (0, -0.0), (0, False), (1, True), (None, UNDEFINED), (1, "1"), (1, Big(1)), ([], {}),
        ([1, 2], [2, 1]), ({"a": 1}, {"a": 1, "b": 2}), ({"a": UNDEFINED}, {}), (math.nan, None),
        ("", None), (0.1, 0.1 + 1e-12), ({1, 2}, [1, 2]), (Map(((1, 2),)), {"1": 2}),
    ],
)  # fmt: skip
def test_these_differ(want: object, got: object) -> None:
    assert not same(wanted(want), wanted(got))
    assert not same(wanted(got), wanted(want))


@pytest.mark.parametrize(
    ("want", "got", "law"),
    [
        ('{"a":1,"b":2}', '{"b":2,"a":1}', "exact"),
        ('{"$set":[1,2]}', '{"$set":[2,1]}', "exact"),
        ('{"$map":[[1,2],[3,4]]}', '{"$map":[[3,4],[1,2]]}', "exact"),
        ("3", "3.0", "exact"),
        ("0.3", "0.30000000000000004", "close"),
        ("[1,2]", "[2,1]", "unordered"),
        ("[[1],[2]]", "[2]", "one-of"),
        ('{"$number":"NaN"}', '{"$number":"NaN"}', "exact"),
    ],
)
def test_these_are_the_same(want: str, got: str, law: str) -> None:
    assert same(want, got, law)
