import re

import pytest
from hypothesis import given
from rich.cells import cell_len

from grader.report.terminal import terminal
from grader.rows import LadderRow, SampleRow
from tests.report.build import (
    BROKEN,
    CLUMSY,
    HUNG,
    LADDER,
    NOTES,
    ROWS,
    RUN,
    UNSURE,
    failed,
    finding,
    rung,
    sample,
)
from tests.report.strategies import QUICK, ladders, many_samples, notes, runs, widths

SGR = re.compile(r"\x1b\[[0-9;]*m")


def lines_of(*rows: SampleRow, width: int = 80) -> list[str]:
    return terminal(rows, (), RUN, width=width).splitlines()


@QUICK
@given(many_samples, ladders, runs, notes, widths)
def test_no_line_is_too_wide_and_colour_changes_no_text(
    rows: list[SampleRow],
    ladder: list[LadderRow],
    run: dict[str, object],
    warnings: list[str],
    width: int,
) -> None:
    plain = terminal(rows, ladder, run, warnings, width=width)
    assert all(cell_len(line) <= max(width, 40) for line in plain.split("\n"))
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain) is None
    assert SGR.sub("", terminal(rows, ladder, run, warnings, width=width, colour=True)) == plain


def test_colour_is_there_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    assert "\x1b" not in terminal(ROWS, LADDER, RUN)
    assert "\x1b[1;32m★ professional" in terminal(ROWS, LADDER, RUN, colour=True)
    assert max(map(cell_len, terminal(ROWS, LADDER, RUN).splitlines())) > 70


def test_every_sample_has_its_tier_score_quant_and_path() -> None:
    text = terminal(ROWS, (), RUN)
    assert "★ professional  1.00       Q8_0    artifacts/" in text
    assert "✓ functional    0.83       Q4_K_M  artifacts/" in text
    assert "? unknown       0.62–0.80  Q3_K_M  artifacts/" in text  # noqa: RUF001
    assert "✗ broken        0.31       Q2_K    artifacts/" in text


def test_gates_come_first_then_weight_then_craft() -> None:
    light = failed("light", finding("x"), weight=0.5)
    craft = failed("craft", finding("x"), weight=9, kind="craft")
    heavy = failed("heavy", finding("x"), weight=5)
    gate = failed("gate", finding("x"), weight=0.1, gate=True)
    row = sample("a", "broken", 0.1, light, craft, heavy, gate)
    text = terminal([row], (), RUN, worst=4)
    order = [line.split()[:2] for line in text.splitlines() if ": x" in line]
    assert order == [["✗", "gate:"], ["•", "heavy:"], ["•", "light:"], ["◦", "craft:"]]


def test_a_fault_stands_with_its_place_and_the_rest_is_counted() -> None:
    lines = lines_of(CLUMSY)
    fault = next(line for line in lines if "unscored-line" in line)
    assert fault.startswith("  • unscored-line: Clearing a line leaves the score at 0  ")
    assert fault.endswith(" index.html:212")
    assert "    and 1 more check failed" in lines
    assert not any("interval-loop" in line for line in lines)


def test_many_findings_of_one_check_are_one_line() -> None:
    (line,) = (line for line in lines_of(BROKEN, width=120) if "undeclared-name" in line)
    assert "rotatePeice is read but declared nowhere ×3" in line  # noqa: RUF001


def test_consequences_are_counted_not_listed() -> None:
    lines = lines_of(HUNG)
    assert "  ↳ 14 checks not reached after hung-page" in lines
    assert not any("check-3" in line for line in lines)


def test_gaps_are_told_apart_from_faults_and_by_cause() -> None:
    lines = lines_of(UNSURE, width=120)
    assert "  ? 2 checks cannot be told (the canvas is drawn with WebGL)" in lines
    assert any("1 check could not be looked at: a tool failed" in line for line in lines)
    assert not any("•" in line for line in lines)


def test_what_was_not_opened_is_said_once() -> None:
    row = sample("a", "functional", 0.9, partial=True)
    said = "judged without opening it in a browser"
    assert f"  ? {said}" in lines_of(row)
    static = terminal([row], (), {**RUN, "static": True})
    assert " · static" in static.splitlines()[0]
    assert said not in static


def test_columns_that_say_nothing_are_left_out() -> None:
    loose = sample("page.html", "functional", 0.9, rubric="web_page")
    assert "✓ functional    0.90  page.html" in lines_of(loose)
    assert not any("──" in line for line in lines_of(loose))


def test_several_rubrics_are_told_one_after_another() -> None:
    row = sample("page.html", "functional", 0.9, rubric="web_page")
    lines = lines_of(row, {**row, "rubric": "tetris"})
    heads = [line.split(" ")[0] for line in lines if "──" in line]
    assert heads == ["tetris", "web_page"]
    assert lines[0].endswith("V8 14.1")


def test_samples_stand_in_the_order_of_the_ladder() -> None:
    rungs = (
        rung("Q8_0", 8.5, 0.9, (1, 0, 0, 0)),
        rung("TQ1_0", 1.7, 0.9, (0, 0, 1, 0)),
        rung("Q2_K", 3.0, 0.9, (0, 0, 1, 0)),
    )
    rows = [
        {**sample(f"{quant}.html", "broken", 0.9), "model": "demo-8b", "quant": quant}
        for quant in ("Q2_K", "Q8_0", "TQ1_0")
    ]
    loose = {**sample("a.html", "broken", 0.9), "model": None, "quant": None}
    lines = terminal([loose, *rows], rungs, RUN).splitlines()  # type: ignore[list-item]
    assert re.findall(r"(\w+)\.html", "\n".join(lines)) == ["Q8_0", "Q2_K", "TQ1_0", "a"]


def test_only_a_store_can_be_asked_for_more() -> None:
    assert "grade show" not in terminal(ROWS, (), {**RUN, "stored": False})


def test_a_static_run_says_why_tiers_are_unknown() -> None:
    row = sample("a", "unknown", 1.0, partial=True)
    assert "none can be called functional" in terminal([row], (), {**RUN, "static": True})
    assert "none can be called functional" not in terminal([row], (), RUN)


def test_a_bar_has_the_colour_of_the_usual_tier() -> None:
    ladder = (rung("a", 8, 1.0, (3, 1, 1, 0)), rung("b", 4, 1.0, (1, 0, 1, 0)))
    text = terminal((), ladder, RUN, colour=True)
    assert re.findall(r"\x1b\[(\d+)m━", text) == ["32", "31"]


def test_the_ladder_goes_down_in_bits_with_plain_numbers() -> None:
    text = terminal((), LADDER, RUN)
    rungs = re.findall(
        r"^(\S+) +(\d+\.\d\d|—) +[━╸┈]+ +(\d\.\d\d) +(\S0\.\d\d)?", text, re.MULTILINE
    )
    assert [(name, score, step[1:]) for name, _, score, step in rungs[:6]] == [
        ("Q8_0", "0.98", ""),
        ("Q6_K", "0.98", "0.01"),
        ("Q4_K_M", "0.91", "0.07"),
        ("Q3_K_M", "0.74", "0.17"),
        ("Q2_K", "0.31", "0.43"),
        ("TQ1_0", "0.06", "0.25"),
    ]
    assert {step[:1] for *_, step in rungs} == {"", "\N{MINUS SIGN}"}
    assert "cliff" not in text


def test_an_illustration_is_called_one_and_stands_last() -> None:
    heads = [line for line in terminal((), LADDER, RUN).splitlines() if "──" in line]
    assert heads[0].startswith("demo-8b · tetris ──")
    assert heads[1].endswith("── illustration, not measured")


def test_rungs_of_one_name_are_told_apart() -> None:
    makers = (
        rung("Q4_K_M", 4.9, 0.9, (1, 0, 0, 0), origin="aaaaaaaa"),
        rung("Q4_K_M", 4.8, 0.8, (0, 1, 0, 0), origin="bbbbbbbb"),
        rung("Q4_K_M", 4.8, 0.7, (0, 1, 0, 0), origin="cccc", kv_cache="q8_0"),
    )
    text = terminal((), makers[:2], RUN, width=100)
    assert "Q4_K_M aaaaaa" in text
    assert "Q4_K_M bbbbbb" in text
    assert "Q4_K_M kv:q8_0" in terminal((), makers[1:], RUN, width=100)


def test_a_rung_that_nobody_knows_is_no_rung() -> None:
    loose = {**rung("x", None, 0.5, (0, 1, 0, 0), model=None), "quant": None}
    assert terminal((), [loose], RUN) == terminal((), (), RUN)  # type: ignore[list-item]


def test_bars_are_as_long_as_the_score() -> None:
    ladder = (
        rung("a", 8, 1.0, (1, 0, 0, 0)),
        rung("b", 4, 0.5, (0, 1, 0, 0)),
        rung("c", 2, 0, (0, 0, 1, 0)),
    )
    bars = re.findall("[━╸┈]{5,}", terminal((), ladder, RUN, width=100))
    assert len({len(one) for one in bars}) == 1
    assert [2 * one.count("━") + one.count("╸") for one in bars] == [
        2 * len(bars[0]),
        len(bars[0]),
        0,
    ]


def test_it_ends_with_warnings_totals_and_what_to_do_next() -> None:
    lines = terminal(ROWS, LADDER, RUN, NOTES, width=120).splitlines()
    assert f"! {NOTES[0]}" in lines
    assert lines[-2] == "6 samples   ★ 2 professional   ✓ 1 functional   ✗ 2 broken   ? 1 unknown"
    assert lines[-1].startswith("Next: grade show PATH")
