"""Repetition: found where it is, whatever the pieces, and not where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.repetition import Loop, LoopWatch, Runaway, echoes, loops, shortest_period

LETTERS = st.text("abc", max_size=30)


def slow_period(text: str) -> int:
    size = len(text)
    return next((p for p in range(1, size) if text[p:] == text[: size - p]), size)


@given(LETTERS)
def test_the_shortest_period_is_the_shortest(text: str) -> None:
    assert shortest_period(text) == slow_period(text)


def test_loops_are_found_with_their_shortest_unit() -> None:
    words = [
        "once",
        "upon",
        "a",
        "time",
        "the",
        "end",
        "the",
        "end",
        "the",
        "end",
        "the",
        "end",
        "the",
    ]
    assert loops(words, least_times=3, least_length=6) == (Loop(4, 9, 2),)
    assert loops(words, least_times=5, least_length=6) == ()
    assert loops(words, least_times=3, least_length=10) == ()


@given(st.text("xyz", max_size=8), st.text("ab", min_size=1, max_size=4), st.integers(3, 9))
def test_a_planted_loop_is_found(before: str, unit: str, times: int) -> None:
    length = times * len(unit)
    found = loops(before + unit * times, least_times=3, least_length=length, longest_unit=8)
    assert any(loop.start <= len(before) and loop.end == len(before) + length for loop in found)


@given(LETTERS, st.integers(2, 4), st.integers(1, 12))
def test_every_loop_is_one(text: str, times: int, length: int) -> None:
    for loop in loops(text, least_times=times, least_length=length, longest_unit=10):
        run = text[loop.start : loop.end]
        assert len(run) == loop.length >= max(length, times * loop.period)
        assert shortest_period(run) == loop.period


def test_echoes_count_what_was_said_before() -> None:
    share, again = echoes("abacada", [1, 2, 1, 2, 1, 2, 1], least_times=3)
    assert again == (2, 4, 6)
    assert share == pytest.approx(3 / 10)
    assert echoes("abacada", [1] * 7, least_times=5) == (0.0, ())
    assert echoes("", [], least_times=2) == (0.0, ())


STORY = "".join(f"Sentence number {n} says something else about {n * n}. " for n in range(200))


def test_a_runaway_is_noticed_while_it_is_written() -> None:
    watch = LoopWatch()
    assert watch.feed(STORY) is None
    assert watch.feed("the end. " * 100) is None
    found = watch.feed("the end. " * 2000)
    assert found is not None
    assert sorted(found.unit) == sorted("the end. ")
    assert found.start >= len(STORY) - 9


@given(st.integers(1, 300), st.integers(0, 3000))
def test_the_verdict_does_not_depend_on_the_pieces(size: int, lead: int) -> None:
    text = STORY[:lead] + "0, 1, " * 2000
    whole = LoopWatch().feed(text)
    watch = LoopWatch()
    found: Runaway | None = None
    for at in range(0, len(text), size):
        found = watch.feed(text[at : at + size])
    assert found == whole
    assert whole is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" + "\n  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]," * 20 + "\n]",
        "." * 2000,
        "data:image/png;base64," + "A" * 1500,
        "<tr><td></td><td></td><td></td></tr>\n" * 100,
    ],
)
def test_tables_and_boards_are_no_runaway(text: str) -> None:
    assert LoopWatch().feed(STORY + text + STORY) is None
