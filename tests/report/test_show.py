import re
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from grader.report.excerpt import excerpt
from grader.report.show import meaning, show
from grader.report.wording import visible
from grader.rows import ObservationRow, SampleRow
from grader.rubric import Bars
from tests.report.build import BROKEN, CLUMSY, HUNG, UNSURE, failed, finding, sample
from tests.report.strategies import HOSTILE, QUICK, observations, samples, texts, widths

SGR = re.compile(r"\x1b\[[0-9;]*m")
PAGE = ["<canvas id=board></canvas>", *[""] * 138, "\tcurrent = rotatePeice(current);"]


@QUICK
@given(samples, st.lists(texts, max_size=3), observations, st.dictionaries(texts, texts), widths)
def test_no_line_is_too_wide_and_colour_changes_no_text(
    row: SampleRow,
    lines: list[str],
    facts: list[ObservationRow],
    manuals: dict[str, str],
    width: int,
) -> None:
    sources: Mapping[str, Sequence[str]] = dict.fromkeys(HOSTILE, lines)
    plain, coloured = (
        show(
            row,
            sources=sources,
            observations=facts,
            manuals=manuals,
            width=width,
            colour=colour,
        )
        for colour in (False, True)
    )
    assert all(cell_len(line) <= max(width, 40) for line in plain.split("\n"))
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain) is None
    assert SGR.sub("", coloured) == plain


def test_every_verdict_is_there_in_its_group() -> None:
    text = show({**BROKEN, "verdicts": [*BROKEN["verdicts"], *CLUMSY["verdicts"][5:]]})
    groups = re.findall(r"^(\S.*?) ──+$", text, re.MULTILINE)
    assert groups == [
        *("Failed gates 2", "Faults 5", "Craft 1", "Not reached 2", "Passed 2"),
        "Not applicable 1",
    ]
    assert "↳ after dead-rotation: escaping-rotation, refused-rotation" in text
    assert "✓ cut-short, dead-start" in text
    assert "  dead-hard-drop: the game advertises no hard drop" in text
    assert re.search(r"✗ wrong-tetrominoes +2 of 7, weight 3", text)


def test_gaps_stand_under_their_cause() -> None:
    text = show(UNSURE)
    assert re.search(
        r"\? 2 checks cannot be told\n"
        r"  dead-rotation: the canvas is drawn with WebGL\n"
        r"  overlapping-piece: the canvas is drawn with WebGL\n"
        r"\? 1 check could not be looked at: a tool failed\n"
        r"  undeclared-name: the browser closed the page twice\n",
        text,
    )


def test_a_finding_quotes_its_line_and_points_at_its_column() -> None:
    lines = show(BROKEN, sources={"index.html": PAGE}).splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("index.html:140:15"))
    assert lines[at + 1] == "    140 │ current = rotatePeice(current);"
    assert lines[at + 2] == "        │              ^"


def test_the_tier_is_explained() -> None:
    bars = Bars(0.95, 0.75)
    assert meaning(BROKEN, bars) == (
        "a gate is what the task cannot do without, and wrong-tetrominoes and dead-rotation "
        "did not hold"
    )
    assert meaning(UNSURE, bars) == (
        "neither working nor broken, for dead-rotation could not be judged"
    )
    assert meaning(CLUMSY, bars) == (
        "every gate holds, but score 0.83 is under 0.95 and craft 0.50 is under 0.75, the bar "
        "for professional"
    )
    good = sample("a", "professional", 1.0)
    assert meaning(good, bars).startswith("every gate holds, and score and craft reach")
    assert "nothing was opened in a browser" in meaning(
        sample("a", "functional", 1.0, partial=True), bars
    )
    unreached = sample("a", "broken", 0.2, *HUNG["verdicts"][1:3])
    assert "check-0 and check-1 did not hold" in meaning(unreached, bars)


def test_facts_and_manuals_are_shown() -> None:
    fact: ObservationRow = {
        "name": "renderer",
        "value": ["canvas", 2],
        "file": "index.html",
        "line": 9,
        "column": 1,
    }
    text = show(BROKEN, observations=[fact], manuals={"dead-rotation": "It turns not.\n\nMore."})
    assert re.search(r'  renderer: \["canvas", 2\] +index.html:9\n', text)
    assert "  It turns not.\n" in text
    assert "More." not in text


def test_findings_that_were_not_kept_are_counted() -> None:
    many = failed("c", finding("x", line=1), total=200) | {"faulty": 150}
    assert "  and 149 more\n" in show(sample("a", "functional", 0.5, many))


@QUICK
@given(texts.map(visible), st.integers(1, 600), st.integers(30, 130))
def test_the_caret_stands_under_its_character(line: str, column: int, width: int) -> None:
    quoted = excerpt(finding("x", "f", 1, column), {"f": [line]}, width)
    assert all(one.cell_len <= width for one in quoted)
    if len(quoted) == 2 and column <= len(line) and line.isascii():
        code, caret = (one.plain for one in quoted)
        assert code[caret.index("^")] in (line[column - 1], "…")


def test_a_caret_counts_cells_not_characters() -> None:
    code, caret = excerpt(finding("x", "f", 1, 4), {"f": ["\t漢字x = 1"]}, 60)
    assert code.plain == "1 │ 漢字x = 1"
    assert cell_len(caret.plain[: caret.plain.index("^")]) == cell_len("1 │ 漢字")


def test_far_right_in_a_minified_line_the_column_is_in_sight() -> None:
    line = "a(1);" * 4000 + "HERE" + "b(2);" * 4000
    code, caret = excerpt(finding("x", "f", 1, 20_001), {"f": [line]}, 76)
    assert code.plain[caret.plain.index("^") :].startswith("HERE")
    assert code.cell_len <= 76


def test_what_is_not_at_hand_is_not_quoted() -> None:
    assert excerpt(finding("x", "f", 3, 1), {"f": ["one"]}, 60) == ()
    assert excerpt(finding("x", "g", 1, 1), {"f": ["one"]}, 60) == ()
    assert excerpt(finding("x", "f", None), {"f": ["one"]}, 60) == ()
    (alone,) = excerpt(finding("x", "f", 1), {"f": ["one"]}, 60)
    assert alone.plain == "1 │ one"
