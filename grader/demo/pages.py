"""The pages that the simulated model wrote: a text with a line to point at, and a picture."""

import zlib

from grader.png import PALETTE, png

_PIECES = {
    "I": "[[1,1,1,1]]", "O": "[[1,1],[1,1]]", "T": "[[0,1,0],[1,1,1]]", "S": "[[0,1,1],[1,1,0]]",
    "Z": "[[1,1,0],[0,1,1]]", "J": "[[1,0,0],[1,1,1]]", "L": "[[0,0,1],[1,1,1]]",
}  # fmt: skip
_BROKEN = {
    "wrong-tetrominoes": ("O: [[1,1],[1,1]]", "O: [[1,1,1],[1,1,1]]"),
    "dead-start": ("function begin()", "function beginGame()"),
    "dead-rotation": ("turn(piece.cells)", "piece.cells"),
    "missing-gravity": ("piece.row += 1", "piece.row += 0"),
    "uncleared-line": ("board.splice(row, 1)", "board.slice(row, 1)"),
}
_PALETTE = (
    (18, 22, 33), (34, 40, 58), (77, 208, 225), (255, 213, 79), (186, 104, 200),
    (129, 199, 132), (229, 115, 115), (100, 149, 237), (255, 167, 38),
)  # fmt: skip


def page(fault: str | None, width: int) -> str:
    """Write a small game of the simulated model, with one defect or none."""
    shapes = "\n".join(f"  {name}: {cells}," for name, cells in _PIECES.items())
    text = f"""<!doctype html>
<title>Blocks</title>
<canvas id="board" width="{width * 20}" height="400"></canvas>
<script>
const SHAPES = {{
{shapes}
}};
const board = Array.from({{length: 20}}, () => Array({width}).fill(0));
let piece = null, score = 0;
function turn(cells) {{ return cells[0].map((_, at) => cells.map(row => row[at]).reverse()); }}
function begin() {{
  piece = {{cells: SHAPES.T, row: 0, column: {width // 2 - 1}}};
  requestAnimationFrame(tick);
}}
function tick() {{ piece.row += 1; draw(); requestAnimationFrame(tick); }}
function clear() {{
  for (let row = 0; row < 20; row++)
    if (board[row].every(Boolean)) {{ board.splice(row, 1); score += 100; }}
}}
addEventListener('keydown', event => {{
  if (event.key === 'ArrowUp') piece.cells = turn(piece.cells);
}});
document.getElementById('board').onclick = () => begin();
</script>
"""
    before, after = _BROKEN.get(fault or "", ("", ""))
    return text.replace(before, after, 1) if before else text


def line_of(fault: str) -> int | None:
    """Return the line, from 1, that the defect stands in."""
    wrong = _BROKEN.get(fault, ("", ""))[1]
    lines = page(fault, 10).splitlines()
    return next((at for at, one in enumerate(lines, 1) if wrong and wrong in one), None)


def board(heights: list[int], seed: int, *, blank: bool = False) -> bytes:
    """Draw a board of 10 x 20 cells as a PNG: stacks of these heights, and a piece above them."""
    rows = [[0] * 10 for _ in range(20)]
    if not blank:
        for column, height in enumerate(heights):
            for row in range(20 - height, 20):
                rows[row][column] = 2 + (column * 7 + row * 3 + seed) % 7
        for column in (4, 5, 6):
            rows[2][column] = 2 + seed % 7
        rows[1][5] = 2 + seed % 7
    size = 8
    raw = bytearray()
    for y in range(20 * size):
        raw.append(0)
        for x in range(10 * size):
            edge = x % size == 0 or y % size == 0
            cell = rows[y // size][x // size]
            raw.append(1 if edge else cell)
    palette = b"".join(bytes(one) for one in _PALETTE)
    chunks = (b"PLTE", palette), (b"IDAT", zlib.compress(bytes(raw)))
    return png(10 * size, 20 * size, PALETTE, *chunks)
