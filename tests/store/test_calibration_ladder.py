"""The view calibration_ladder: who knows what it does not know, rung by rung."""

import pytest

from tests.store.builders import ask, origin, run, store
from tests.store.test_metric_gap import BY, Q2, Q8, answer, shelf

COLUMNS = (
    "quant, samples, correct_rate, confabulation_rate, refusal_rate, abstention_rate, brier_score, "
    "with_confidence"
)


def test_rates_and_the_brier_score_of_each_rung() -> None:
    db = shelf(
        answer("s1", Q8, "a", answerable=1, abstains=0, correct=1, squared_error=0.01),
        answer("s2", Q8, "b", answerable=0, abstains=1, correct=1, squared_error=0.09),
        answer("s3", Q2, "a", answerable=1, abstains=1, correct=0),
        answer("s4", Q2, "b", answerable=0, abstains=0, correct=0),
    )
    assert ask(db, f"select {COLUMNS} from calibration_ladder order by quant desc") == [
        ("Q8_0", 2, 1.0, 0.0, 0.0, 0.5, pytest.approx(0.05), 2),
        ("Q2_K", 2, 0.0, 1.0, 1.0, 0.5, None, 0),
    ]


def test_other_rubrics_are_left_out() -> None:
    db = store((run("r1", BY, origins=[origin()]), [answer("s1", origin(), "a", chrf=1.0)]))
    assert ask(db, "from calibration_ladder") == []
