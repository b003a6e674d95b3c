"""However pieces are written down, the same ones are found."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.script import ScriptTrees
from grader.missing import Cause, Missing
from grader.verdict import Status
from rubrics.tetris.checks.wrong_tetrominoes import wrong_tetrominoes
from rubrics.tetris.evidence.geometry import KINDS, Cells, kind_of, moved, turned
from rubrics.tetris.evidence.shape_table import ShapeTable, shape_table
from tests.budget import examples
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
    verdict = wrong_tetrominoes.judge(table, Missing("nobody played"))
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


@examples(150, 12)
@given(data=st.data())
@pytest.mark.parametrize("form", ENCODERS)
def test_any_set_gets_its_verdict_in_every_form(form: str, data: st.DataObject) -> None:
    shapes = data.draw(tables(ODD_FOUR if form in FOUR_CELLS else ODD))
    table = table_of(ENCODERS[form](shapes))
    if form not in AMBIGUOUS or not isinstance(table, Missing):
        assert said(table) == expected(shapes)


SPOILED = ("chance()", "document.title", "[[Math.random()]]", "other[Math.random()]")


@examples(150, 12)
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
        verdict = wrong_tetrominoes.judge(table, Missing("nobody played"))
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


FIRST_PARTS = (
    ("board[p[1]][p[0]] = 1;", False),
    ("board[p[0]][p[1]] = 1;", True),
    ("ctx.fillRect(p[0] * 20, p[1] * 20, 20, 20); board[p[0]][p[1]] = 1;", False),
    ("ctx.fillRect((p[1] + 1) * 20, p[0] * 20, 20, 20);", True),
    ("cells[p[0] * 10 + p[1]].className = 'on';", True),
    ("cells[p[0] + p[1] * 10].className = 'on';", False),
    ("box.style.left = p[1] * 20 + 'px'; box.style.top = p[0] * 20 + 'px';", True),
    ("box.style.top = `${p[1] * 20}px`; box.style.left = `${p[0] * 20}px`;", False),
    ("table.rows[p[0]].cells[p[1]].bgColor = 'red';", True),
    ("put(row + p[0], col + p[1]);", True),
    ("put(y + p[1], x + p[0]);", False),
)
"""Ways to use a cell, and whether they take its first part for the row."""


@pytest.mark.parametrize(("use", "rows"), FIRST_PARTS)
@pytest.mark.parametrize("named", [False, True], ids=["pairs", "points"])
def test_the_use_of_a_cell_tells_rows_from_columns(use: str, *, rows: bool, named: bool) -> None:
    cells = "[[0,0],[1,0],[2,0],[3,0]],[[0,0],[1,0],[0,1],[1,1]],[[1,0],[0,1],[1,1],[2,1]],"
    cells += "[[1,0],[2,0],[0,1],[1,1]],[[2,0],[0,1],[1,1],[2,1]]"  # an S and an L where x is first
    if named:
        use = use.replace("p[0]", "p.x").replace("p[1]", "p.y")
        cells = re.sub(r"\[(\d),(\d)\]", r"{x: \1, y: \2}", cells)
        if "row + " in use or "y + " in use:
            pytest.skip("what an x is added to is called x as well")
    table = table_of(f"const P = [{cells}]; let now = P[Math.random() * P.length | 0];\n"
                     f"for (const p of now) {{ {use} }}")  # fmt: skip
    assert letters(table) == ("IOTZJ" if rows else "IOTSL")


def test_names_of_rows_in_a_cell_are_believed() -> None:
    cells = "[[0,0],[0,1],[0,2],[0,3]],[[0,0],[0,1],[1,0],[1,1]],[[0,1],[1,0],[1,1],[1,2]],"
    cells += "[[0,1],[0,2],[1,0],[1,1]],[[0,2],[1,0],[1,1],[1,2]]"
    named = re.sub(r"\[(\d),(\d)\]", r"{row: \1, col: \2}", cells)
    use = "for (const p of P[0]) other[q[0]][q[1]] = board[p.row][p.col];"
    assert letters(table_of(f"const P = [{named}]; {use}")) == "IOTSL"


def test_the_table_that_the_game_draws_from_goes_before_its_preview() -> None:
    whole = "[[1,1,1,1]],[[1,1],[1,1]],[[0,1,0],[1,1,1]],[[0,1,1],[1,1,0]],[[1,1,0],[0,1,1]],"
    small = whole + "[[1,0,0],[1,1,1]],[[0,0,1],[1,1,1]]"
    for drawn, seen in ((whole + "[[1,0,0],[1,1,1]]", "IOTSZJ"), (small, "IOTSZJL")):
        source = (f"const small = [{small}];\nconst pieces = [{drawn}];\n"
                  "let n = Math.floor(Math.random() * pieces.length); use(pieces[n]);\n"
                  "small[n].forEach(show);")  # fmt: skip
        table = table_of(source)
        assert letters(table) == seen
    assert not isinstance(table, Missing)


def test_numbers_that_are_no_place_are_no_piece() -> None:
    lost = "const P = [" + ",".join(["[0,0,1/0,0,-1/0,0,0/0,1]"] * 7) + "]; use(P);"
    assert isinstance(table_of(lost), Missing)


FIVE = "[[1,1,1,1]],[[0,1,0],[1,1,1]],[[0,1,1],[1,1,0]],[[1,0,0],[1,1,1]],[[0,0,1],[1,1,1]]"
SQUARE, ZED = "[[1,1],[1,1]]", "[[1,1,0],[0,1,1]]"


def _chosen(cases: str) -> str:
    listed = [f"[{one}]" for one in re.split(r"(?<=\]\]),", FIVE)]
    rows = "".join(f"case {at}: s = {one[1:-1]}; break;\n" for at, one in enumerate(listed))
    return (f"function make(kind) {{ let s; switch (kind) {{ {rows} {cases} }} return s; }}\n"
            "let now = make(Math.floor(Math.random() * 7));")  # fmt: skip


@pytest.mark.parametrize(
    "cases",
    [
        f"case 5: s = {SQUARE}; break; case 6: s = {ZED}; break; default: s = {SQUARE};",
        f"case 5: s = {SQUARE}; break; case 6: s = {ZED}; break; default: s = [[1]];",
        f"case 5: s = {SQUARE}; break; case 6: default: s = {ZED};",
        f"case 5: s = {SQUARE}; break; default: s = {ZED};",
    ],
)
def test_what_a_switch_falls_back_on_is_no_piece_of_its_own(cases: str) -> None:
    assert said(table_of(_chosen(cases))) == []


def test_two_cases_with_the_same_cells_are_two_pieces() -> None:
    filled = f"case 5: s = {SQUARE}; break; case 6: s = {SQUARE}; break;"
    assert said(table_of(_chosen(filled))) == [("missing-piece", "Z"), ("doubled-piece", "O")]


def test_a_piece_that_is_listed_twice_is_doubled_though_all_seven_are_written_down() -> None:
    names = [f"const p{at} = {one};" for at, one in enumerate(
        [*re.split(r"(?<=\]\]),", FIVE), SQUARE, ZED])]  # fmt: skip
    drawn = "const ALL = [p0,p1,p2,p3,p4,p5,p5]; let n = ALL[Math.random() * ALL.length | 0];"
    found = said(table_of("\n".join([*names, "const TINTS = ['red', 'blue', 'lime'];", drawn])))
    assert found == [("missing-piece", "Z"), ("doubled-piece", "O")]


@pytest.mark.parametrize("more", ["[...some, ...given()]", "some.concat(given())"])
def test_a_table_that_is_part_of_an_unknown_list_is_a_gap(more: str) -> None:
    source = f"const some = [{FIVE}]; const all = {more}; use(all[Math.random() * all.length | 0]);"
    assert isinstance(table_of(source), Missing)


def test_a_list_that_is_filled_by_many_steps_beside_a_whole_game_is_read() -> None:
    source = """
    addEventListener('load', () => {
      const squares = [], pieces = [];
      for (let at = 0; at < 400; at++) { const one = document.createElement('i'); one.id = at;
        squares.push({ one, on: false }); document.body.append(one); }
      function fill(rows, bits) { for (let at = 0; at < 16; at++) {
        if (at % 4 === 0) rows.push([]); rows[at >> 2].push(bits >> (15 - at) & 1); } }
      for (const word of '2yo lc0 s1s 14ao 934 feo 1340'.split(' ')) {
        const rows = []; fill(rows, parseInt(word, 36)); pieces.push(rows); }
      let now = pieces[Math.floor(Math.random() * pieces.length)];
      squares.forEach((one) => { one.on = true; });
    });"""
    assert sorted(letters(table_of(source))) == sorted("IOTSZJL")
