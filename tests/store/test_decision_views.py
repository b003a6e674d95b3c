"""The views that decisions and the report are read off: rows in, rows out."""

import math

import pytest

from grader.store.db import Store
from tests.store.builders import (
    ABSENT,
    FAILED,
    PASSED,
    Row,
    ask,
    blocked,
    check,
    gap,
    gate,
    origin,
    row,
    rubric,
    run,
    store,
    told,
)

BY = rubric(gate("g"), check("n"))
PROSE = rubric(gate("g"), check("n"), name="prose", capability="prose")
Q8 = origin("Q8_0", 8.5, params=8_000_000_000, file_bytes=8_500_000_000)
Q4 = origin("Q4_K_M", 4.8, params=8_000_000_000, file_bytes=4_900_000_000)
Q2 = origin("Q2_K", 3.2, params=8_000_000_000, file_bytes=3_200_000_000)


def answer(who: Row, item: str, *, works: bool, by: Row = BY, **more: object) -> Row:
    said = {"g": PASSED if works else FAILED, "n": PASSED if works else blocked("g")}
    more = {"item": item, "item_digest": item, "repeat": 0, "level": 1, **more}
    sample = f"{by['rubric']} {who['quant']} {item} {more['repeat']}"
    return row(by, said, sample, origin_digest=who["digest"], **more)


def shelf() -> Store:
    """Tetris works in 10, 8 and 2 of 10 items, prose in 10, 10 and 9."""
    rows = []
    for who, code, prose in ((Q8, 10, 10), (Q4, 8, 10), (Q2, 2, 9)):
        for at in range(10):
            level = 1 if at < 5 else 3
            timing = {"tokens": 100 + at, "tokens_per_second": 10.0 * (10 - who["bits"])}
            rows.append(answer(who, f"i{at}", works=at < code, level=level, answer=timing))
            rows.append(answer(who, f"p{at}", works=at < prose, by=PROSE))
    return store((run("r1", BY, PROSE, origins=[Q8, Q4, Q2]), rows))


@pytest.mark.parametrize(
    ("quant", "bits", "family"),
    [
        ("F16", 16.0, "FP16"),
        ("BF16", None, "FP16"),
        ("Q8_0", 8.5, "Q8"),
        ("FP8", 8.0, "Q8"),
        ("W8A8-INT", None, "Q8"),
        ("Q6_K", 6.56, "Q6/Q5"),
        ("UD-Q5_K_XL", 5.6, "Q6/Q5"),
        ("Q4_K_M", 4.8, "Q4"),
        ("IQ4_XS", 4.3, "Q4"),
        ("NVFP4", None, "Q4"),
        ("W4A16", 4.2, "Q4"),
        ("AWQ", None, "Q4"),
        ("Q2_K", 3.4, "Q3/Q2"),
        ("IQ3_XXS", 3.1, "Q3/Q2"),
        ("UD-IQ1_S", 1.9, "ternary"),
        ("TQ1_0", 2.3, "ternary"),
        ("mine", 4.5, "Q4"),
        ("mine", 1.6, "ternary"),
        ("mine", None, None),
    ],
)
def test_bit_classes(quant: str, bits: float | None, family: str | None) -> None:
    who = origin(quant, bits)  # type: ignore[arg-type]
    db = store((run("r1", BY, origins=[who]), []))
    assert ask(db, "select family from rung_size") == [(family,)]


def test_quant_ladder_tells_size_and_what_is_retained() -> None:
    rungs = told(shelf(), "from quant_ladder where task = 'tetris' order by bits desc")
    assert [(one["family"], one["file_gb"], one["gb_per_billion"]) for one in rungs] == [
        ("Q8", 8.5, 1.0625),
        ("Q4", 4.9, 0.6125),
        ("Q3/Q2", 3.2, 0.4),
    ]
    assert [one["retained"] for one in rungs] == [1.0, 0.8, 0.2]
    assert (rungs[0]["retained_low"], rungs[0]["retained_high"]) == (1.0, 1.0)
    # Katz: exp(± 1.96 sqrt(v/p² + v0/p0²)); at 8 of 10 v = var/10, at 10 of 10 half a failure more
    variance, base = 0.8 * 0.2 * 10 / 9 / 10, (10.5 / 11) * (0.5 / 11) / 11
    reach = 1.959964 * math.sqrt(variance / 0.64 + base / (10.5 / 11) ** 2)
    middle = 0.8 / (10.5 / 11)
    assert rungs[1]["retained_low"] == pytest.approx(middle * math.exp(-reach), rel=1e-6)
    assert rungs[1]["retained_high"] == pytest.approx(middle * math.exp(reach), rel=1e-6)


def test_task_ladder() -> None:
    rows = ask(
        shelf(),
        "select family, rungs, items, samples, pass_rate, retained from task_ladder "
        "where task = 'tetris' order by bits desc",
    )
    assert rows == [
        ("Q8", 1, 10, 10, 1.0, 1.0),
        ("Q4", 1, 10, 10, 0.8, 0.8),
        ("Q3/Q2", 1, 10, 10, 0.2, 0.2),
    ]


def test_difficulty_ladder() -> None:
    rows = ask(
        shelf(),
        "select quant, level, items, samples, pass_rate, drop from difficulty_ladder "
        "where task = 'tetris' order by bits desc, level",
    )
    assert rows == [
        ("Q8_0", 1, 5, 5, 1.0, 0.0),
        ("Q8_0", 3, 5, 5, 1.0, 0.0),
        ("Q4_K_M", 1, 5, 5, 1.0, 0.0),
        ("Q4_K_M", 3, 5, 5, 0.6, 0.4),
        ("Q2_K", 1, 5, 5, 0.4, 0.6),
        ("Q2_K", 3, 5, 5, 0.0, 1.0),
    ]


def test_speed_quality() -> None:
    rows = told(shelf(), "from speed_quality where task = 'tetris' order by bits desc")
    assert [one["tokens_per_second"] for one in rows] == pytest.approx([15.0, 52.0, 68.0])
    assert [one["timed"] for one in rows] == [10, 10, 10]
    assert rows[0]["tokens"] == 104.5
    assert not any(one["dominated"] for one in rows)
    prose = ask(shelf(), "select quant, dominated from speed_quality where task = 'prose'")
    assert sorted(prose) == [("Q2_K", False), ("Q4_K_M", False), ("Q8_0", True)]


def test_vulnerability() -> None:
    (one,) = told(shelf(), "from vulnerability where task = 'tetris'")
    assert (one["most_bits_quant"], one["fewest_bits_quant"]) == ("Q8_0", "Q2_K")
    assert one["drop"] == pytest.approx(0.8)
    assert one["drop_per_bit"] == pytest.approx(0.8 / 5.3)
    assert (one["step_from"], one["step_to"]) == ("Q4_K_M", "Q2_K")
    assert one["largest_step"] == pytest.approx(0.6)


def test_attempted_working() -> None:
    rows = [
        row(BY, {"g": PASSED, "n": n}, f"s{at}", origin_digest=Q4["digest"], item=f"i{at}")
        for at, n in enumerate((PASSED, ABSENT, FAILED, gap("tool"), ABSENT))
    ]
    db = store((run("r1", BY, origins=[Q4]), rows))
    (one,) = told(db, "from attempted_working")
    assert (one["check"], one["told"], one["attempted"], one["working"]) == ("n", 4, 2, 1)
    assert (one["attempted_rate"], one["working_rate"]) == (0.5, 0.5)


def test_flaky_check() -> None:
    first = row(BY, {"g": PASSED, "n": PASSED}, "s1")
    again = row(BY, {"g": PASSED, "n": FAILED}, "s1")
    db = store((run("r1", BY), [first]), (run("r2", BY), [again]))
    rows = ask(db, 'select "check", statuses, runs, verdicts from flaky_check')
    assert rows == [("n", "failed, passed", 2, 2)]
    assert ask(shelf(), "from flaky_check") == []


def test_trouble_of_the_graders_own_is_not_flaky() -> None:
    first = row(BY, {"g": PASSED, "n": gap("tool")}, "s1")
    again = row(BY, {"g": PASSED, "n": PASSED}, "s1")
    assert ask(store((run("r1", BY), [first]), (run("r2", BY), [again])), "from flaky_check") == []


def test_capability_order() -> None:
    rows = ask(
        shelf(),
        "select place, capability, falls_at_bits, falls_at_quant, half_at_bits, "
        "baseline_pass_rate, lowest_pass_rate from capability_order order by place",
    )
    assert rows == [
        (1, "code", 4.8, "Q4_K_M", 3.2, 1.0, 0.2),
        (2, "prose", None, None, None, 1.0, 0.9),
    ]


def test_illustrations_stay_apart() -> None:
    rows = [
        answer(Q8, "i1", works=True),
        answer(Q4, "i1", works=False, illustration=True),
    ]
    db = store((run("r1", BY, origins=[Q8, Q4]), rows))
    assert ask(db, "select quant, retained from quant_ladder order by quant") == [
        ("Q4_K_M", None),
        ("Q8_0", 1.0),
    ]
    assert ask(db, "select rungs from capability_order") == [(1,)]
    assert ask(db, "select count(*) from vulnerability where not illustration") == [(1,)]
