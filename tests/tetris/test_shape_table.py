"""However pieces are written down, the same ones are found."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.evidence.script import ScriptTrees
from grader.missing import Cause, Missing
from grader.verdict import Status
from rubrics.tetris.checks.wrong_tetrominoes import wrong_tetrominoes
from rubrics.tetris.evidence.geometry import KINDS, Cells, kind_of, moved, turned
from rubrics.tetris.evidence.shape_table import ShapeTable, shape_table
from tests.tetris.encoders import AMBIGUOUS, ENCODERS, FOUR_CELLS

WRITTEN = Path(__file__).with_name("written_programs.js").read_text(encoding="utf-8")


def programs() -> list[tuple[str, str, str]]:
    found = []
    for part in WRITTEN.split("//# ")[1:]:
        head, _, source = part.partition("\n")
        name, _, pieces = head.rpartition(" => ")
        found.append((name, pieces, source))
    return found


def table_of(source: str) -> ShapeTable | Missing:
    return ShapeTable.parse(f"<script>\n{source}\n</script>")


def letters(table: ShapeTable | Missing) -> str:
    if isinstance(table, Missing):
        return "-"
    return "".join(one.kind or "?" for one in table.entries)


@pytest.mark.parametrize(("pieces", "source"), [one[1:] for one in programs()],
                         ids=[one[0] for one in programs()])  # fmt: skip
def test_the_pieces_of_a_program_are_found(pieces: str, source: str) -> None:
    table = table_of(source)
    assert letters(table) == pieces
    if isinstance(table, Missing):
        assert table.cause is Cause.CANNOT_TELL
        assert table.reason


def drawn(*lines: str) -> Cells:
    return moved(
        (x, y) for y, line in enumerate(lines) for x, mark in enumerate(line) if mark == "#"
    )


ODD = (drawn("###"), drawn("##", "#."), drawn("####", "#..."), drawn("###", "###"))
"""Shapes that an error in a table may leave."""

ODD_FOUR = (drawn("#.#", "#.#"), drawn("##..", "..##"))
"""Four cells that do not hang together."""

TURNS = st.integers(0, 3)


@st.composite
def tables(draw: st.DrawFn, odd: tuple[Cells, ...] = ODD) -> list[Cells]:
    """Three or more different pieces, some perhaps twice, at most one shape that is none."""
    kinds = draw(st.lists(st.sampled_from(tuple(KINDS)), min_size=4, max_size=8))
    kinds = [one for at, one in enumerate(kinds) if kinds[:at].count(one) < 2]
    for letter in tuple(KINDS):
        if len(set(kinds)) < 5 and letter not in kinds:
            kinds.append(letter)
    shapes = [KINDS[letter] for letter in kinds]
    if draw(st.booleans()):
        shapes.insert(draw(st.integers(0, len(shapes))), draw(st.sampled_from(odd)))
    return [_turned(cells, draw(TURNS)) for cells in shapes]


def _turned(cells: Cells, times: int) -> Cells:
    for _ in range(times):
        cells = turned(cells)
    return cells


def expected(shapes: list[Cells]) -> list[tuple[str, str]]:
    """What the check must say: the message and the letter where it names one."""
    kinds = [kind_of(cells) for cells in shapes]
    missing = [letter for letter in KINDS if letter not in kinds]
    doubled = [one for at, one in enumerate(kinds) if one and kinds[:at].count(one) == 1]
    odd = "malformed-piece" if missing else "extra-piece"
    return [
        *(("missing-piece", letter) for letter in missing),
        *(("doubled-piece", letter) for letter in doubled),
        *((odd, "") for one in kinds if one is None),
    ]


def said(table: ShapeTable | Missing) -> list[tuple[str, str]]:
    verdict = wrong_tetrominoes.judge(table)
    assert verdict.status in (Status.PASSED, Status.FAILED), verdict.reason
    assert verdict.total == 7
    assert verdict.faulty == min(7, len(verdict.findings))
    named = ("missing-piece", "doubled-piece")
    return [
        (one.message.id, str(dict(one.detail)["piece"]) if one.message.id in named else "")
        for one in verdict.findings
    ]


@pytest.mark.parametrize("form", ENCODERS)
def test_a_complete_set_passes_in_every_form(form: str) -> None:
    table = table_of(ENCODERS[form](list(KINDS.values())))
    assert letters(table) == "IOTSZJL"


@settings(max_examples=12, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("form", ENCODERS)
def test_any_set_gets_its_verdict_in_every_form(form: str, data: st.DataObject) -> None:
    shapes = data.draw(tables(ODD_FOUR if form in FOUR_CELLS else ODD))
    table = table_of(ENCODERS[form](shapes))
    if form not in AMBIGUOUS or not isinstance(table, Missing):
        assert said(table) == expected(shapes)


SPOILED = ("chance()", "document.title", "[[Math.random()]]", "other[Math.random()]")


@settings(max_examples=12, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("form", ["matrices", "masks", "pairs", "rows of text", "in objects"])
def test_what_is_unknown_never_becomes_a_failure(form: str, data: st.DataObject) -> None:
    shapes = data.draw(tables())
    source = ENCODERS[form](shapes)
    spoiler = data.draw(st.sampled_from(SPOILED))
    added = f"P.push({spoiler})" if form != "rows of text" else f"P.q = {spoiler}"
    branch = f"if (location.hash) {added.replace(spoiler, '1')}"
    for change in (added, branch, f"P[document.title] = {spoiler}"):
        table = table_of(source.replace("go(P);", f"{change}; go(P);"))
        verdict = wrong_tetrominoes.judge(table)
        assert verdict.status is Status.GAP
        assert verdict.cause is Cause.CANNOT_TELL


def test_the_provider_reads_what_the_page_runs() -> None:
    page = {
        "index.html": "<script src=pieces.js></script><script>let now = P[0];</script>",
        "pieces.js": ENCODERS["matrices"](list(KINDS.values())),
    }
    table = shape_table.make(ScriptTrees.parse(page))
    assert isinstance(table, ShapeTable)
    assert (table.form, table.place.file, table.place.line) == ("matrix", "pieces.js", 1)


def test_an_entry_has_its_name_and_its_place() -> None:
    table = table_of(
        "const P = {\n  a: ['XXXX'],\n  b: ['XX', 'XX'],\n  c: ['XXX', '.X.'],\n  d: ['XX.', '.XX']"
        " }; go(P);"
    )
    assert isinstance(table, ShapeTable)
    found = [(one.name, one.kind, one.place.line, one.place.column) for one in table.entries]
    assert found == [("a", "I", 3, 6), ("b", "O", 4, 6), ("c", "T", 5, 6), ("d", "Z", 6, 6)]
    assert table.entries[0].states == (((0, 0), (1, 0), (2, 0), (3, 0)),)


def test_rows_come_first_where_the_program_takes_pairs_apart_so() -> None:
    pairs = [[[y, x] for x, y in KINDS[letter]] for letter in "IOTSL"]
    source = f"const P = {pairs}; for (const [row, col] of P[0]) board[y + row][x + col] = 1;"
    assert letters(table_of(source)) == "IOTSL"
    by_index = f"const P = {pairs}; P[0].forEach((c) => {{ board[y + c[0]][x + c[1]] = 1; }});"
    assert letters(table_of(by_index)) == "IOTSL"
    other = f"const P = {pairs}; for (const [x, y] of P[0]) draw(x, y);"
    assert letters(table_of(other)) == "IOTZJ"


def test_a_broken_literal_is_not_guessed_at() -> None:
    source = "const P = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]; go(P);"
    assert letters(table_of(source)) == "-"
