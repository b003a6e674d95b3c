"""The pieces are not the seven tetrominoes.

A Tetris has seven pieces: every way to join four squares by their edges, turned as one
likes. Without one, with one twice, or with three or six cells it is another game. The table of
pieces is found by evaluating the program's data, in whatever form it is written, and pieces are
seen when the game is played; the cells count, never names, colours or comments.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.finding import Finding, Message
from grader.missing import Missing
from grader.verdict import Verdict, capped_share, gap
from rubrics.tetris.evidence.geometry import KINDS
from rubrics.tetris.evidence.play import Play, Spawn, seen_kinds
from rubrics.tetris.evidence.shape_table import ShapeTable, TableEntry

MISSING = Message("missing-piece", "no piece is the {piece} tetromino")
DOUBLED = Message("doubled-piece", "the {piece} tetromino is there twice: {first} and {again}")
MALFORMED = Message("malformed-piece", "{piece} is no tetromino: {why}")
EXTRA = Message("extra-piece", "{piece} comes on top of the seven tetrominoes: {why}")


@check
def wrong_tetrominoes(table: ShapeTable | Missing, play: Play | Missing) -> Verdict:
    """Compare the pieces that are written, or seen, with the seven tetrominoes."""
    seen = frozenset() if isinstance(play, Missing) else seen_kinds(play.spawns)
    if isinstance(table, Missing):
        if len(seen) == len(KINDS):
            return capped_share(len(KINDS), ())
        return gap(table.reason, table.cause)
    if seen - {one.kind for one in table.entries}:
        return gap("pieces are seen in play that the table, as it was read, does not have")
    return capped_share(len(KINDS), _findings(table))


def _findings(table: ShapeTable) -> Iterator[Finding]:
    there = {one.kind for one in table.entries}
    lacking = [letter for letter in KINDS if letter not in there]
    for letter in lacking:
        yield MISSING.at(table.place, piece=letter, cells=KINDS[letter])
    yield from _doubled(table)
    message = MALFORMED if lacking else EXTRA
    for one in table.entries:
        if one.kind is None:
            cells = one.states[0] if one.states else ()
            yield message.at(one.place, piece=one.name, cells=cells, why=one.fault)


def _doubled(table: ShapeTable) -> Iterator[Finding]:
    met: dict[str, list[TableEntry]] = {}
    for one in table.entries:
        same = met.setdefault(one.kind, []) if one.kind else []
        same.append(one)
        if len(same) == 2:
            again, first = one.name, same[0].name
            cells = one.states[0]
            yield DOUBLED.at(one.place, piece=one.kind, cells=cells, first=first, again=again)


_OTSZ = "[[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], [[1,1,0],[0,1,1]]"
_J, _L, _I = "[[1,0,0],[1,1,1]]", "[[0,0,1],[1,1,1]]", "[[1,1,1,1]]"
_ALL = f"{_I}, {_OTSZ}, {_J}, {_L}"


def _game(table: str) -> str:
    return f"<script>\nconst P = {table};\nlet now = P[Math.random() * P.length | 0];\n</script>"


_LYING = """<script>
const PIECES = [
  [[0, 0, 1], [1, 1, 1]], // L
  [[0, 1, 1], [1, 1, 0]], // J
  [[0, 1, 0], [1, 1, 1]], // T
  [[1, 1, 1], [1, 1, 1]], // square
  [[1], [1], [1, 1]],     // long
  [[1, 1, 0], [0, 1, 1]], // Z
  [[0, 1, 1], [1, 1, 0]], // S
];
let now = PIECES[Math.floor(Math.random() * PIECES.length)];
</script>"""

_LIES = (
    *(MISSING.on(2, 16) for _ in range(3)),
    DOUBLED.on(7, 3),
    DOUBLED.on(9, 3),
    MALFORMED.on(6, 3),
)

_NO = Missing("the game was not played")


def _played(letters: str) -> Play:
    spawns = [Spawn(KINDS[one], seed, 900) for one in letters for seed in (1, 2)]
    return Play(spawns=tuple(spawns))


EXAMPLES = (
    good(_game(f"[{_ALL}]"), _NO),
    good(
        _game("[0x0F00, 0x0660, 0x04E0, 0x06C0, 0x0C60, 0x08E0, 0x02E0]"),
        _NO,
        note="bit masks",
    ),
    good(_game(f"[null, {_ALL}]"), _NO, note="pieces that count from one"),
    good(_game(f"{{ L: {_J}, J: {_L}, Z: {_I}, ...[{_OTSZ}] }}"), _NO, note="names lie"),
    good(Missing("no table is found"), _NO, note="a gap"),
    good(Missing("no table is found"), _played("IOTSZJL"), note="all seven are seen"),
    good(_game(f"[{_I}, {_OTSZ}, {_J}]"), _played("ILL"), note="a gap: an L is seen"),
    bad(_LYING, _NO, earns=_LIES, note="comments lie"),
    bad(_game(f"[{_ALL}, [[1]]]"), _NO, earns=(EXTRA.on(2),)),
    bad(_game(f"[{_I}, {_OTSZ}, {_J}]"), _NO, earns=(MISSING.on(2, 11),)),
    bad(
        _game(f"[[[1,1,1]], {_OTSZ}, {_J}, {_L}]"),
        _NO,
        earns=(MISSING.on(2), MALFORMED.on(2, 12)),
    ),
)
