"""Ladders, rates, traits, findings, gaps and the input of the statistics: rows in, rows out."""

from importlib.resources import files

import pytest

from grader.store.db import Store, memory_store
from grader.store.layout import VIEWS, resource
from tests.store.builders import (
    ABSENT,
    FAILED,
    PASSED,
    Row,
    ask,
    blocked,
    check,
    failed,
    gap,
    gate,
    origin,
    row,
    rubric,
    run,
    store,
    told,
)

Q8, Q4, OTHER_Q4 = origin("Q8_0", 8.5), origin("Q4_K_M", 4.8), origin("Q4_K_M", 4.9)
BY = rubric(gate("g"), check("n"))


def answer(sample: str, who: Row, g: Row, n: Row, **more: object) -> Row:
    more = {"item": "i1", "item_digest": "d1", "repeat": 0, "level": 1, **more}
    return row(BY, {"g": g, "n": n}, sample, origin_digest=who["digest"], **more)


def shelf() -> Store:
    """Two quants by three makers' files, every tier among them, and an illustration."""
    return store(
        (
            run("r1", BY, origins=[Q8, Q4, OTHER_Q4]),
            [
                answer("s1", Q8, PASSED, PASSED),
                answer("s2", Q8, PASSED, FAILED, item="i2"),
                answer("s3", Q8, PASSED, PASSED, repeat=1),
                answer("s4", Q4, FAILED, blocked("g")),
                answer("s5", Q4, gap("tool"), gap("tool"), item="i2"),
                answer("s6", Q4, PASSED, gap("cannot-tell"), item="i3"),
                answer("s7", OTHER_Q4, gap("token-limit"), PASSED),
                answer("s8", OTHER_Q4, PASSED, ABSENT, illustration=True),
                row(BY, {"g": PASSED, "n": PASSED}, "loose"),
            ],
        )
    )


QUANT_LADDER = [
    "model",
    "task",
    "scheme",
    "quant",
    "origin",
    "bits",
    "kv_cache",
    "items",
    "samples",
    "mean_score",
    "professional",
    "functional",
    "broken",
    "unknown",
    "pass_rate",
    "gaps",
    "illustration",
    "family",
    "file_gb",
    "gb_per_billion",
    "retained",
    "retained_low",
    "retained_high",
]


def test_quant_ladder() -> None:
    rungs = told(shelf(), "from quant_ladder order by bits desc, illustration")
    assert list(rungs[0]) == QUANT_LADDER
    assert [tuple(one.values())[3:17] for one in rungs] == [
        ("Q8_0", Q8["digest"], 8.5, None, 2, 3, 0.833333, 2, 1, 0, 0, 1.0, 0, False),
        ("Q4_K_M", OTHER_Q4["digest"], 4.9, None, 1, 1, 1.0, 0, 0, 0, 1, None, 1, False),
        ("Q4_K_M", OTHER_Q4["digest"], 4.9, None, 1, 1, 1.0, 1, 0, 0, 0, 1.0, 0, True),
        ("Q4_K_M", Q4["digest"], 4.8, None, 3, 3, 0.5, 0, 1, 1, 1, 0.5, 3, False),
    ]
    assert {(one["model"], one["task"]) for one in rungs} == {("tiny", "tetris")}


def test_quant_ladder_history_has_a_rung_for_each_run() -> None:
    db = store(
        (run("r1", BY, origins=[Q8]), [answer("s1", Q8, FAILED, PASSED)]),
        (run("r2", BY, origins=[Q8]), [answer("s1", Q8, PASSED, PASSED)]),
    )
    assert ask(db, "select samples, pass_rate from quant_ladder") == [(1, 1.0)]
    assert ask(
        db, "select run_id, samples, broken, pass_rate from quant_ladder_history order by all"
    ) == [("r1", 1, 1, 0.0), ("r2", 1, 0, 1.0)]


def test_check_rate() -> None:
    columns = (
        '"check", due, passed, failed, blocked, not_applicable, gaps, pass_rate, '
        "survivor_pass_rate, faulty, total"
    )
    rates = ask(
        shelf(),
        f"select {columns} from check_rate where origin = '{Q4['digest']}' order by all",
    )
    assert rates == [
        ("g", 3, 1, 1, 0, 0, 1, 0.5, 0.5, 1, 2),
        ("n", 3, 0, 0, 1, 0, 2, 0.0, None, 0, 0),
    ]
    assert ask(
        shelf(), 'select "check", pass_rate, illustration from check_rate where illustration'
    ) == [("g", 1.0, True), ("n", None, True)]


def test_check_rate_history_counts_each_run() -> None:
    db = store(
        (run("r1", BY), [row(BY, {"g": FAILED, "n": blocked("g")})]),
        (run("r2", BY), [row(BY, {"g": PASSED, "n": PASSED})]),
    )
    assert ask(db, 'select "check", pass_rate from check_rate order by all') == [
        ("g", 1.0),
        ("n", 1.0),
    ]
    assert ask(
        db,
        'select run_id, "check", pass_rate, survivor_pass_rate '
        "from check_rate_history order by all",
    ) == [
        ("r1", "g", 0.0, 0.0),
        ("r1", "n", 0.0, None),
        ("r2", "g", 1.0, 1.0),
        ("r2", "n", 1.0, 1.0),
    ]


def test_deselected_checks_are_in_no_rate() -> None:
    db = store((run("r1", BY), [row(BY, {"n": PASSED}, partial=True)]))
    assert ask(db, 'select "check", due from check_rate') == [("n", 1)]
    assert ask(db, "from gap_report") == []


def trait(name: str, value: object) -> Row:
    return {"name": name, "value": value, "file": "index.html", "line": 3, "column": 1}


def test_trait_ladder() -> None:
    db = store(
        (
            run("r1", BY, origins=[Q8, Q4]),
            [
                answer("s1", Q8, PASSED, PASSED, observations=[trait("renderer", "canvas")]),
                answer(
                    "s2",
                    Q8,
                    PASSED,
                    PASSED,
                    observations=[
                        trait("renderer", "canvas"),
                        trait("renderer", "canvas"),
                        trait("renderer", "dom"),
                        trait("functions", 12),
                        trait("sizes", [1, 2]),
                    ],
                ),
                answer("s3", Q4, PASSED, PASSED),
            ],
        )
    )
    columns = "quant, trait, value, number, samples, of_samples, share"
    expected = [
        ("Q8_0", "functions", "12", 12.0, 1, 1, 1.0),
        ("Q8_0", "renderer", "canvas", None, 2, 2, 1.0),
        ("Q8_0", "renderer", "dom", None, 1, 2, 0.5),
        ("Q8_0", "sizes", "[1,2]", None, 1, 1, 1.0),
    ]
    assert ask(db, f"select {columns} from trait_ladder order by all") == expected
    assert ask(db, f"select {columns} from trait_ladder_history order by all") == expected


def test_finding_detail() -> None:
    place = {
        "message": "dead-key",
        "text": "ArrowLeft does nothing",
        "file": "game.js",
        "line": 12,
        "column": 5,
        "end_line": 14,
        "selector": "#board",
        "time_ms": 16.5,
        "detail": {"key": "ArrowLeft", "cells": [[0, 1]]},
    }
    said = failed(2, 4, place, {"message": "second"})
    db = store((run("r1", BY, origins=[Q8]), [answer("s1", Q8, PASSED, said, repeat=2)]))
    first, second = told(db, "from finding_detail order by ord")
    assert (second["message"], second["line"], second["detail"]) == ("second", None, "{}")
    assert first == {
        "run_id": "r1",
        "sample_id": "s1",
        "artifact_id": "artifact of s1",
        "path": "shelf/s1",
        "rubric": "tetris",
        "task": "tetris",
        "item": "i1",
        "repeat": 2,
        "model": "tiny",
        "quant": "Q8_0",
        "origin": Q8["digest"],
        "check": "n",
        "gate": False,
        "kind": "fault",
        "weight": 1.0,
        "ord": 0,
        **place,
        "detail": '{"key":"ArrowLeft","cells":[[0,1]]}',
        "illustration": False,
    }


def test_finding_detail_reads_the_newest_run() -> None:
    db = store(
        (run("r1", BY), [row(BY, {"g": PASSED, "n": failed(1, 1, {"message": "old"})})]),
        (run("r2", BY), [row(BY, {"g": PASSED, "n": failed(1, 1, {"message": "new"})})]),
    )
    assert ask(db, "select message from finding_detail") == [("new",)]
    assert ask(db, "select run_id, message from finding_detail_history order by all") == [
        ("r1", "old"),
        ("r2", "new"),
    ]


def test_gap_report() -> None:
    columns = '"check", gate, cause, samples, due, gap_rate, reason'
    assert ask(
        shelf(), f"select {columns} from gap_report where quant = 'Q4_K_M' order by all"
    ) == [
        ("g", True, "token-limit", 1, 1, 1.0, "token-limit happened"),
        ("g", True, "tool", 1, 3, 1 / 3, "tool happened"),
        ("n", False, "cannot-tell", 1, 3, 1 / 3, "cannot-tell happened"),
        ("n", False, "tool", 1, 3, 1 / 3, "tool happened"),
    ]
    assert ask(shelf(), "from gap_report where quant = 'Q8_0'") == []


def test_gap_report_history_and_what_was_never_judged() -> None:
    db = store(
        (run("r1", BY), [row(BY, {"g": PASSED, "n": gap("interrupted")})]),
        (run("r2", BY), [row(BY, {"g": PASSED})]),
    )
    assert ask(db, 'select "check", cause, reason from gap_report') == [
        ("n", "stale", "never judged")
    ]
    assert ask(db, "select run_id, cause, gap_rate from gap_report_history order by all") == [
        ("r1", "interrupted", 1.0),
        ("r2", "stale", 1.0),
    ]


def test_cliff_input_has_one_row_for_each_answer_that_can_be_paired() -> None:
    db = shelf()
    assert ask(
        db, "select quant, bits, item, repeat, tier, success from cliff_input order by all"
    ) == [
        ("Q4_K_M", 4.8, "i1", 0, "broken", False),
        ("Q4_K_M", 4.8, "i2", 0, "unknown", None),
        ("Q4_K_M", 4.8, "i3", 0, "functional", True),
        ("Q4_K_M", 4.9, "i1", 0, "unknown", None),
        ("Q8_0", 8.5, "i1", 0, "professional", True),
        ("Q8_0", 8.5, "i1", 1, "professional", True),
        ("Q8_0", 8.5, "i2", 0, "functional", True),
    ]
    (keys,) = ask(
        db,
        "select count(*) = count(distinct (model, quant, task, item, repeat, origin)) "
        "from cliff_input",
    )
    assert keys == (True,)


def test_cliff_input_uses_the_endpoint_that_the_rubric_fixed() -> None:
    by = rubric(gate("g"), check("n"), endpoint="professional")
    rows = [
        row(by, {"g": g, "n": n}, sample, item=sample, origin_digest=Q8["digest"])
        for sample, g, n in (("s1", PASSED, PASSED), ("s2", PASSED, FAILED), ("s3", FAILED, PASSED))
    ]
    db = store((run("r1", by, origins=[Q8]), rows))
    assert ask(db, "select item, passed, success from cliff_input order by item") == [
        ("s1", True, True),
        ("s2", True, False),
        ("s3", False, False),
    ]


def test_cliff_input_names_what_confounds() -> None:
    who = origin("Q8_0", template_digest="t", build="b1", context=4096, sampling={"top_k": 1})
    db = store((run("r1", BY, origins=[who]), [answer("s1", who, PASSED, PASSED)]))
    (one,) = told(db, "from cliff_input")
    assert (one["template_digest"], one["build"], one["context"]) == ("t", "b1", 4096)
    assert (one["sampling"], one["grader_version"]) == ('{"top_k":1}', "1")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_one_file_with_a_comment_on_top(view: str) -> None:
    text = resource(f"views/{view}.sql")
    assert text.startswith("-- ")
    assert text.count("create or replace view") == 1
    assert f"create or replace view {view} as" in text
    assert max(map(len, text.splitlines())) <= 100


def test_every_file_is_a_view() -> None:
    there = {one.name for one in files("grader.store").joinpath("views").iterdir()}
    assert {f"{view}.sql" for view in VIEWS} == {name for name in there if name.endswith(".sql")}


def test_counts_are_plain_integers() -> None:
    types = ask(
        memory_store(),
        "select distinct data_type from duckdb_columns() where internal = false "
        "and table_name in (select view_name from duckdb_views() where not internal)",
    )
    assert {name for (name,) in types} <= {
        "BIGINT", "INTEGER", "DOUBLE", "VARCHAR", "BOOLEAN", "JSON",
    }  # fmt: skip
