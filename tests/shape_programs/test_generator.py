"""The programs are what they claim to be, told by a second geometry and by running them."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from pathlib import Path

import pytest

from tests.budget import FULL, some
from tests.shape_programs.gaps import GAPS
from tests.shape_programs.generator import (
    ENCODINGS,
    Case,
    cases,
    defects_of,
    gap_programs,
    programs,
)
from tests.shape_programs.library import FOLDER, drawn_pieces, hand_written
from tests.shape_programs.oracle import Cell, Expected, Program
from tests.shape_programs.styles import STYLES

NODE = shutil.which("node")
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


@pytest.fixture(scope="module")
def planted() -> list[Case]:
    return list(cases())


@pytest.fixture(scope="module")
def written(planted: list[Case]) -> list[Program]:
    return [*(case.program for case in planted), *gap_programs()]


def second_opinion(cells: Iterable[Cell]) -> str:
    """The kind of a piece, told by walking along it instead of comparing it with pictures.

    A T has a cell with three neighbours, an O only cells with two. Every other tetromino is a path:
    straight for I; S and Z bend twice, J and L once after two straight steps, and the side to which
    they bend first tells a piece from its mirror image. Everything else is "".
    """
    left = set(cells)
    touching = {(x, y): {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left for x, y in left}
    degrees = sorted(len(near) for near in touching.values())
    if len(left) != 4 or degrees not in ([1, 1, 1, 3], [1, 1, 2, 2], [2, 2, 2, 2]):
        return ""
    if degrees != [1, 1, 2, 2]:
        return "T" if degrees[0] == 1 else "O"
    bends = [_bends(touching, end) for end in sorted(left) if len(touching[end]) == 1]
    first, second = max(bends, key=lambda turns: turns[0] == 0)
    if (first, second) == (0, 0):
        return "I"
    if first == 0:
        return "L" if second < 0 else "J"
    return "S" if first < 0 else "Z"


def _bends(touching: dict[Cell, set[Cell]], end: Cell) -> tuple[int, int]:
    """The two bends on a path of four cells: 1 to the right, -1 to the left, 0 straight on."""
    path = [end]
    while len(path) < 4:
        path.append(next(cell for cell in touching[path[-1]] if cell not in path[-2:]))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path)]
    bends = [a[0] * b[1] - a[1] * b[0] for a, b in pairwise(steps)]
    return bends[0], bends[1]


def found(pieces: Iterable[Sequence[Iterable[Cell]]]) -> Expected:
    """The findings in a set of pieces, each given by its states, from the second opinion alone."""
    kinds: Counter[str] = Counter()
    for states in pieces:
        told = {second_opinion(state) for state in states}
        if told:
            kinds[told.pop() if len(told) == 1 else ""] += 1
    missing = [("missing-piece", kind) for kind in "IOTSZJL" if not kinds[kind]]
    doubled = [("doubled-piece", kind) for kind in "IOTSZJL" if kinds[kind] > 1]
    strangers = [("malformed-piece" if missing else "extra-piece", "")] * kinds[""]
    return tuple(sorted(missing + doubled + strangers))


def test_second_opinion_knows_the_seven_pieces_and_their_mirror_images() -> None:
    pictures = {"I": "####", "O": "##/##", "T": ".#./###", "S": ".##/##.", "Z": "##./.##"}
    pictures |= {"J": "#../###", "L": "..#/###", "": "###/..#.#"}
    for kind, picture in pictures.items():
        cells = [
            (x, y)
            for y, line in enumerate(picture.split("/"))
            for x, sign in enumerate(line)
            if sign == "#"
        ]
        mirrored = [(-x, y) for x, y in cells]
        swap = {"S": "Z", "Z": "S", "J": "L", "L": "J"}
        for _ in range(4):
            assert second_opinion(cells) == kind
            assert second_opinion(mirrored) == swap.get(kind, kind)
            cells = [(-y, x) for x, y in cells]
            mirrored = [(-y, x) for x, y in mirrored]


def test_same_seed_gives_the_same_programs_and_another_seed_others(
    written: list[Program],
) -> None:
    count = len(written) if FULL else 300
    assert list(islice(programs(), count)) == written[:count]
    others = list(islice(programs(seed=1), 100))
    assert [other.name for other in others] == [program.name for program in written[:100]]
    assert sum(a.html != b.html for a, b in zip(written, others, strict=False)) > 90


def test_there_are_at_least_six_hundred_programs_with_names_of_their_own(
    written: list[Program],
) -> None:
    assert len(written) >= 600
    assert len({program.name for program in written}) == len(written)


def test_every_encoding_comes_with_every_defect_it_can_hold_and_in_every_style(
    written: list[Program],
) -> None:
    pairs = {(program.encoding, program.defect) for program in written}
    wanted = {(name, defect) for name, how in ENCODINGS.items() for defect in defects_of(how)}
    assert pairs == wanted | {(name, "unreadable") for name in GAPS}
    assert len(ENCODINGS) >= 16
    for name in ENCODINGS:
        assert {program.style for program in written if program.encoding == name} == set(STYLES)


def test_every_defect_comes_in_every_style(written: list[Program]) -> None:
    styles: dict[str, set[str]] = {}
    for program in written:
        styles.setdefault(program.defect, set()).add(program.style)
    for defect, seen in styles.items():
        shown = {"plain", "decoys"} if defect == "swapped_names" else set(STYLES)
        assert seen == (shown - {"mislabelled"} if defect == "unreadable" else shown), defect


def test_truth_is_what_the_second_opinion_finds_in_the_planted_cells(planted: list[Case]) -> None:
    for case in planted:
        assert case.program.expected == found(entry.states for entry in case.entries), case.program


def test_defects_are_faults_and_the_rest_is_clean(planted: list[Case]) -> None:
    clean = {"clean", "rotated", "swapped_names", "null_first"}
    for case in planted:
        assert (case.program.expected == ()) == (case.program.defect in clean), case.program.name


def test_every_kind_is_missing_and_doubled_somewhere(written: list[Program]) -> None:
    seen = {finding for program in written for finding in program.expected or ()}
    assert seen == {
        *((message, kind) for message in ("missing-piece", "doubled-piece") for kind in "IOTSZJL"),
        ("malformed-piece", ""),
        ("extra-piece", ""),
    }


def test_no_mark_of_the_generator_is_left_in_a_program(written: list[Program]) -> None:
    for program in written:
        assert "/*{" not in program.html
        assert "__probe" not in program.html
        assert not re.search(r"@\w+@", program.html), program.name


def test_minified_scripts_are_one_line_unless_a_drawing_needs_more(
    written: list[Program],
) -> None:
    drawn = {"art_pieces", "art_sheet"}
    for program in written:
        if program.style == "minified" and program.encoding not in drawn:
            assert program.html.count("\n") == 0, program.name


@pytest.mark.skipif(NODE is None, reason="needs Node to run the programs")
def test_running_programs_have_the_planted_pieces(tmp_path: Path, planted: list[Case]) -> None:
    """Every script runs against a page that answers anything, and shows its blocks."""
    probed = some([case.program for case in cases(probe=True)])
    seen = _run(tmp_path, [program.html for program in probed])
    for case, pieces in zip(some(planted), seen, strict=True):
        assert found(pieces) == case.program.expected, case.program.name
        for entry, turns in zip((e for e in case.entries if e.states), pieces, strict=True):
            assert len(set(turns[0])) == len(set(entry.cells)), case.program.name


@pytest.mark.skipif(NODE is None, reason="needs Node to compile the programs")
def test_every_script_is_valid_javascript(tmp_path: Path, written: list[Program]) -> None:
    pages = [program.html for program in (*some(written), *hand_written())]
    assert _compile(tmp_path, pages) == []


def test_hand_written_programs_and_their_truths_belong_together() -> None:
    library = list(hand_written())
    assert {f"{program.name}.html" for program in library} == {
        path.name for path in FOLDER.glob("*.html")
    }
    assert len(library) >= 24
    faulty = sum(bool(program.expected) for program in library)
    assert len(library) / 3 < faulty < len(library) * 2 / 3


def test_hand_written_truths_follow_from_the_drawn_pieces() -> None:
    drawn = drawn_pieces()
    for program in hand_written():
        assert (program.expected is None) == (program.name not in drawn)
        if program.expected is not None:
            assert program.expected == found(drawn[program.name]), program.name


def test_lying_comments_hide_three_missing_and_two_doubled_pieces() -> None:
    program = next(program for program in hand_written() if program.name == "lying_comments")
    assert program.expected == (
        ("doubled-piece", "L"),
        ("doubled-piece", "S"),
        ("malformed-piece", ""),
        ("missing-piece", "I"),
        ("missing-piece", "J"),
        ("missing-piece", "O"),
    )


def _scripts(html: str) -> list[str]:
    """The scripts of a page; a module becomes a strict function of its own."""
    return [
        f'"use strict"; (function () {{{script}\n}})();' if "module" in kind else script
        for kind, script in SCRIPT.findall(html)
    ]


_COMPILE = """
const { readFileSync } = require('fs');
const vm = require('vm');
const bad = [];
JSON.parse(readFileSync(process.argv[2], 'utf8')).forEach((scripts, at) => {
  for (const script of scripts) {
    try { new vm.Script(script); } catch (error) { bad.push(`${at}: ${error.message}`); }
  }
});
console.log(JSON.stringify(bad));
"""

_RUN = """
const { readFileSync } = require('fs');
const vm = require('vm');
const anything = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => 0;
    if (key === Symbol.iterator) return function* () {};
    return key === 'length' ? 0 : key === 'then' ? undefined : anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
const never = () => 0;
const world = () => {
  const listen = (type, run) => { if (type === 'DOMContentLoaded') run(anything); };
  const document = new Proxy({ addEventListener: listen }, {
    get: (own, key) => (key in own ? own[key] : anything),
    set: () => true,
  });
  const scope = {
    document, addEventListener: listen, performance: { now: never }, setInterval: never,
    setTimeout: never, clearInterval: never, clearTimeout: never, requestAnimationFrame: never,
  };
  scope.window = scope;
  return scope;
};
console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], 'utf8')).map((scripts) => {
  const scope = vm.createContext(world());
  scripts.forEach((script) => vm.runInContext(script, scope, { timeout: 5000 }));
  return vm.runInContext('globalThis.__probe', scope);
})));
"""


def _node(folder: Path, program: str, pages: Sequence[str]) -> str:
    (folder / "program.js").write_text(program, "utf-8")
    (folder / "scripts.json").write_text(json.dumps([_scripts(page) for page in pages]), "utf-8")
    command = [str(NODE), str(folder / "program.js"), str(folder / "scripts.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _compile(folder: Path, pages: Sequence[str]) -> list[str]:
    errors: list[str] = json.loads(_node(folder, _COMPILE, pages))
    return errors


def _run(folder: Path, pages: Sequence[str]) -> list[list[list[list[Cell]]]]:
    """For every page, piece and turn the blocks that the game itself reads."""
    return [
        [[[(x, y) for x, y in blocks] for blocks in turns] for turns in pieces]
        for pieces in json.loads(_node(folder, _RUN, pages))
    ]
