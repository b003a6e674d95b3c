"""The view metric_gap: what chrF++ lost beside what the lexicon and the terms lost."""

import pytest

from grader.store.db import Store
from tests.store.builders import PASSED, Row, ask, gate, origin, row, rubric, run, store

Q8, Q2 = origin("Q8_0", 8.5), origin("Q2_K", 2.9)
BY = rubric(gate("g"))


def answer(sample: str, who: Row, item: str, **facts: float) -> Row:
    seen = [
        {"name": name.replace("_", "-"), "value": value, "file": None, "line": None, "column": None}
        for name, value in facts.items()
    ]
    return row(
        BY,
        {"g": PASSED},
        sample,
        origin_digest=who["digest"],
        item=item,
        item_digest=f"d{item}",
        repeat=0,
        level=1,
        observations=seen,
    )


def shelf(*rows: Row) -> Store:
    return store((run("r1", BY, origins=[Q8, Q2]), list(rows)))


def test_a_metric_that_hides_damage() -> None:
    db = shelf(
        answer("s1", Q8, "a", chrf=50.0, unknown_share=0.0, term_share=1.0),
        answer("s2", Q8, "b", chrf=60.0, unknown_share=0.02, term_share=1.0),
        answer("s3", Q8, "c", chrf=90.0, unknown_share=0.0, term_share=1.0),
        answer("s4", Q2, "a", chrf=49.0, unknown_share=0.1, term_share=0.8),
        answer("s5", Q2, "b", chrf=59.13, unknown_share=0.12, term_share=0.9),
    )
    columns = "quant, base_quant, items, chrf_loss, unknown_gain, term_loss, gap"
    assert ask(db, f"select {columns} from metric_gap order by bits desc") == [
        ("Q8_0", "Q8_0", 3, 0.0, 0.0, 0.0, 0.0),
        ("Q2_K", "Q8_0", 2, pytest.approx(0.017), pytest.approx(0.1), pytest.approx(0.15),
         pytest.approx(0.133)),
    ]  # fmt: skip


def test_what_was_not_measured_is_null() -> None:
    db = shelf(
        answer("s1", Q8, "a", chrf=50.0),
        answer("s2", Q2, "a", chrf=40.0),
        answer("s3", Q2, "z", chrf=1.0),
    )
    columns = "quant, items, chrf_loss, unknown_gain, term_loss"
    assert ask(db, f"select {columns} from metric_gap where quant = 'Q2_K'") == [
        ("Q2_K", 1, pytest.approx(0.2), None, None)
    ]


def test_other_tasks_have_no_rows() -> None:
    assert ask(shelf(answer("s1", Q8, "a", functions=3)), "from metric_gap") == []
