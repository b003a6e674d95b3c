"""What must hold of every score, whatever the verdicts; and a second definition, in fractions."""

import random
from fractions import Fraction
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.store.db import memory_store
from grader.store.load import load
from tests.budget import examples
from tests.store.builders import Row, blocked, failed, gap, journal, row, rubric, run, told, verdict

CAUSES = ("tool", "no-engine", "no-item", "interrupted", "token-limit", "cannot-tell")

counts = st.integers(1, 9).flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total)))
verdicts: st.SearchStrategy[Row | None] = st.one_of(
    st.integers(1, 9).map(lambda total: verdict("passed", 0, total)),
    counts.map(lambda pair: failed(*pair)),
    st.just(verdict("not-applicable")),
    st.just(blocked("c0")),
    st.sampled_from(CAUSES).map(gap),
    st.none(),
)
checks = st.builds(
    lambda weight, gate, kind: {
        "weight": weight,
        "gate": gate,
        "kind": kind,
        "after": [],
        "options": {},
    },
    st.sampled_from((0.1, 0.25, 1.0, 1 / 3, 2.5, 7.0)),
    st.booleans(),
    st.sampled_from(("fault", "fault", "craft")),
)
shared = cache(memory_store)
numbers = count()


@st.composite
def shelves(draw: st.DrawFn) -> tuple[list[Row], list[tuple[bool, list[Row | None]]]]:
    """Draw a rubric's checks, and for several samples whether partial and what was said."""
    counted = draw(st.lists(checks, min_size=1, max_size=7))
    said = st.lists(verdicts, min_size=len(counted), max_size=len(counted))
    return counted, draw(st.lists(st.tuples(st.booleans(), said), min_size=1, max_size=12))


Shelf = tuple[list[Row], list[tuple[bool, list[Row | None]]]]


def graded(shelf: Shelf, rng: random.Random | None = None) -> list[Row]:
    """Load a shelf as a run of its own, in any order, and read its scores in one."""
    counted, samples = shelf
    number = next(numbers)
    named = [{"check": f"c{at}", **one} for at, one in enumerate(counted)]
    by = rubric(*named, name=f"rubric_{number}")
    rows = []
    for at, (partial, said) in enumerate(samples):
        given_ = {f"c{place}": one for place, one in enumerate(said) if one is not None}
        if rng:
            given_ = dict(rng.sample(sorted(given_.items()), len(given_)))
        rows.append(row(by, given_, f"s{at:02}", partial=partial))
    if rng:
        rng.shuffle(rows)
    load(shared(), journal(run(f"run {number}", by), rows))
    return told(
        shared(),
        "select sample_id, score, score_low, score_high, observed, craft, tier, passed, gaps "
        f"from artifact_score where rubric = 'rubric_{number}' order by sample_id",
    )


@examples(25)
@given(shelves())
def test_scores_agree_with_their_definition(shelf: Shelf) -> None:
    counted, samples = shelf
    for scored, (partial, said) in zip(graded(shelf), samples, strict=True):
        expected = defined(counted, said, partial=partial)
        for name, number in expected.items():
            if isinstance(number, Fraction):
                assert scored[name] == pytest.approx(float(number), abs=6e-7)
            else:
                assert scored[name] == number, name
        assert scored["passed"] == {"broken": False, "unknown": None}.get(scored["tier"], True)


@examples(25)
@given(shelves())
def test_scores_lie_where_they_must(shelf: Shelf) -> None:
    for scored in graded(shelf):
        low, high = scored["score_low"], scored["score_high"]
        if low is not None:
            assert 0 <= low <= high <= 1
        if scored["score"] is not None:
            assert low <= scored["score"] <= high
        assert scored["observed"] is None or 0 <= scored["observed"] <= 1
        assert scored["craft"] is None or 0 <= scored["craft"] <= 1


@examples(15)
@given(shelves(), st.randoms(use_true_random=False))
def test_order_changes_nothing(shelf: Shelf, rng: random.Random) -> None:
    assert graded(shelf) == graded(shelf, rng)


def defined(counted: list[Row], said: list[Row | None], *, partial: bool) -> dict[str, Any]:
    """Score one sample by the words of the definition, in exact arithmetic."""
    due = [
        (one, said_ or gap("stale"))
        for one, said_ in zip(counted, said, strict=True)
        if said_ is not None or not partial
    ]
    fault, craft = (
        [(Fraction(one["weight"]), got) for one, got in due if one["kind"] == kind]
        for kind in ("fault", "craft")
    )
    won, decided = tally(fault)
    untold = sum((weight for weight, got in fault if got.get("cause") == "cannot-tell"), Fraction())
    opened = sum((weight for weight, got in fault if got["status"] == "gap"), Fraction())
    low, crafted = part(won, decided + untold), part(*tally(craft))
    statuses = [got["status"] if got else "" for got in said]
    gates = [
        status or ("deselected" if partial else "gap")
        for one, status in zip(counted, statuses, strict=True)
        if one["gate"]
    ]
    craft_done = all(got["status"] != "gap" for _, got in craft)
    if {"failed", "blocked"} & set(gates):
        tier = "broken"
    elif {"gap", "deselected"} & set(gates):
        tier = "unknown"
    elif partial or low is None or round(low, 6) < Fraction(9, 10):
        tier = "functional"
    elif craft_done if crafted is None else round(crafted, 6) >= Fraction(1, 2):
        tier = "professional"
    else:
        tier = "functional"
    return {
        "score": part(won, decided),
        "score_low": low,
        "score_high": part(won + untold, decided + untold),
        "observed": part(decided, decided + opened),
        "craft": crafted,
        "tier": tier,
        "gaps": sum(got["status"] == "gap" for _, got in due),
    }


def tally(judged: list[tuple[Fraction, Row]]) -> tuple[Fraction, Fraction]:
    """Add up what was earned, and the weight of what was decided."""
    won, decided = Fraction(), Fraction()
    for weight, got in judged:
        if got["status"] in ("passed", "failed", "blocked"):
            decided += weight
            if got["status"] != "blocked":
                won += weight * (1 - Fraction(got["faulty"], got["total"]))
    return won, decided


def part(of: Fraction, whole: Fraction) -> Fraction | None:
    return of / whole if whole else None
