"""`wrong-tetrominoes` on programs by an author who has not seen it, in every encoding and style."""

from functools import cache

import pytest

from tests.shape_programs.confusion import Judged, findings_of, judged
from tests.shape_programs.generator import ENCODINGS, gap_programs, programs
from tests.shape_programs.library import hand_written
from tests.shape_programs.oracle import Program

pytestmark = pytest.mark.corpus

SEEN = sorted({one.encoding for one in gap_programs()} | set(ENCODINGS))


@cache
def by_encoding() -> dict[str, list[Program]]:
    found: dict[str, list[Program]] = {}
    for program in programs():
        found.setdefault(program.encoding, []).append(program)
    return found


@cache
def results(encoding: str) -> tuple[Judged, ...]:
    return tuple(judged(one) for one in by_encoding()[encoding])


def wrong(every: tuple[Judged, ...]) -> dict[str, object]:
    return {
        one.program.name: (findings_of(one.verdict), one.program.expected)
        for one in every
        if one.outcome in ("passed", "misjudged")
    }


@pytest.mark.parametrize("encoding", SEEN)
def test_no_verdict_is_wrong(encoding: str) -> None:
    assert wrong(results(encoding)) == {}


def test_no_hand_written_game_is_misjudged() -> None:
    assert wrong(tuple(judged(one) for one in hand_written())) == {}


@pytest.mark.parametrize("truth", ["clean", "faulty"])
def test_nine_in_ten_are_decided_exactly(truth: str) -> None:
    every = [
        one
        for encoding in SEEN
        for one in results(encoding)
        if one.program.expected is not None and bool(one.program.expected) == (truth == "faulty")
    ]
    exact = sum(one.outcome == "exact" for one in every)
    assert exact >= 0.9 * len(every)


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_programs_are_not_misjudged_either(seed: int) -> None:
    every = [judged(one) for one in programs(seed)]
    bad = [one for one in every if one.outcome in ("passed", "misjudged")]
    assert len(bad) <= 0.02 * len(every)
