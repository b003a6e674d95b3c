"""The code between a table of pieces and a game: how a piece is made, turned and read.

A game knows three functions: `newPiece(kind)`, `turned(piece)` and `blocksOf(piece)`, the last of
which returns the pairs of column and row that the piece covers. Each is written in two voices.
"""

from random import Random

_MATRIX_MODERN = """function newPiece(kind) {
  const shape = takeShape(kind);
  const x = Math.floor((COLS - shape[0].length) / 2);
  return { kind, shape, x, y: 0, tint: tintOf(kind) };
}
function turned(piece) {
  const wide = Math.max(...piece.shape.map((line) => line.length));
  const shape = [];
  for (let column = 0; column < wide; column++) {
    shape.push(piece.shape.map((line) => line[column] || 0).reverse());
  }
  return { ...piece, shape };
}
function blocksOf(piece) {
  const blocks = [];
  piece.shape.forEach((line, dy) => {
    line.forEach((on, dx) => {
      if (on) blocks.push([piece.x + dx, piece.y + dy]);
    });
  });
  return blocks;
}"""

_MATRIX_CLASSIC = """function newPiece(kind) {
  var piece = {};
  piece.kind = kind;
  piece.shape = takeShape(kind);
  piece.x = (COLS >> 1) - 2;
  piece.y = 0;
  piece.tint = tintOf(kind);
  return piece;
}
function turned(piece) {
  var old = piece.shape, high = old.length, wide = 0, i, j;
  for (i = 0; i < high; i++) {
    if (old[i].length > wide) wide = old[i].length;
  }
  var fresh = [];
  for (j = 0; j < wide; j++) {
    fresh[j] = [];
    for (i = 0; i < high; i++) {
      fresh[j][high - 1 - i] = old[i][j] ? old[i][j] : 0;
    }
  }
  return { kind: piece.kind, shape: fresh, x: piece.x, y: piece.y, tint: piece.tint };
}
function blocksOf(piece) {
  var blocks = [], i, j;
  for (i = 0; i < piece.shape.length; i++) {
    for (j = 0; j < piece.shape[i].length; j++) {
      if (piece.shape[i][j]) {
        blocks.push([piece.x + j, piece.y + i]);
      }
    }
  }
  return blocks;
}"""

_MATRIX_STATES = """function newPiece(kind) {
  return { kind, turn: 0, x: Math.floor(COLS / 2) - 2, y: 0, tint: tintOf(kind) };
}
function turned(piece) {
  return Object.assign({}, piece, { turn: piece.turn + 1 });
}
function blocksOf(piece) {
  const shape = takeShape(piece.kind, piece.turn);
  const blocks = [];
  for (let dy = 0; dy < shape.length; dy++) {
    for (let dx = 0; dx < shape[dy].length; dx++) {
      if (shape[dy][dx]) blocks.push([piece.x + dx, piece.y + dy]);
    }
  }
  return blocks;
}"""

_CELLS_MODERN = """function newPiece(kind) {
  const cells = takeShape(kind);
  return { kind, cells, x: Math.floor(COLS / 2) - 1, y: 2, tint: tintOf(kind) };
}
function turned(piece) {
  const [cx, cy] = piece.cells[0];
  const cells = piece.cells.map(([x, y]) => [cx - (y - cy), cy + (x - cx)]);
  return { ...piece, cells };
}
function blocksOf({ cells, x, y }) {
  return cells.map(([dx, dy]) => [x + dx, y + dy]);
}"""

_CELLS_CLASSIC = """function newPiece(kind) {
  return { kind: kind, cells: takeShape(kind), x: (COLS >> 1) - 1, y: 2, tint: tintOf(kind) };
}
function turned(piece) {
  var cells = [];
  for (var i = 0; i < piece.cells.length; i++) {
    cells.push([-piece.cells[i][1], piece.cells[i][0]]);
  }
  return { kind: piece.kind, cells: cells, x: piece.x, y: piece.y, tint: piece.tint };
}
function blocksOf(piece) {
  var blocks = [];
  for (var i = 0; i < piece.cells.length; i++) {
    var cell = piece.cells[i];
    blocks.push([cell[0] + piece.x, cell[1] + piece.y]);
  }
  return blocks;
}"""

_CELLS_STATES = """function newPiece(kind) {
  return { kind, turn: 0, x: (COLS >> 1) - 2, y: 0, tint: tintOf(kind) };
}
function turned(piece) {
  return { ...piece, turn: (piece.turn + 1) % 4 };
}
function blocksOf(piece) {
  return takeShape(piece.kind, piece.turn).map((cell) => [piece.x + cell[0], piece.y + cell[1]]);
}"""

_VOICES = {
    ("matrix", False): (_MATRIX_MODERN, _MATRIX_CLASSIC),
    ("matrix", True): (_MATRIX_STATES,),
    ("cells", False): (_CELLS_MODERN, _CELLS_CLASSIC),
    ("cells", True): (_CELLS_STATES,),
}

_CHOICE = """const TINTS = @tints@;
function tintOf(kind) {
  return TINTS[kind % TINTS.length];
}
function randomKind() {
  return @first@Math.floor(Math.random() * @span@);
}"""

_PALETTES = (
    "['cyan', 'gold', 'magenta', 'lime', 'tomato', 'royalblue', 'orange']",
    "['#00f0f0', '#f0f000', '#a000f0', '#00f000', '#f00000', '#0000f0', '#f0a000', '#999999']",
    "['#e76f51', '#2a9d8f', '#e9c46a', '#264653', '#f4a261', '#8ab17d', '#b5838d']",
)


def piece_code(form: str, rng: Random, *, stateful: bool, count: str, first: int) -> str:
    """The functions between table and game; `first` entries of the table never appear."""
    voice = rng.choice(_VOICES[form, stateful])
    span = f"({count} - {first})" if first else count
    choice = _CHOICE.replace("@tints@", rng.choice(_PALETTES)).replace("@span@", span)
    return voice + "\n" + choice.replace("@first@", f"{first} + " if first else "")
