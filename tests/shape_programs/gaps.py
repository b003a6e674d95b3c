"""Programs whose pieces nobody can read off the source: input decides them."""

from collections.abc import Sequence
from random import Random

from tests.shape_programs.javascript import Table, literal, matrix
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]

_FETCHED = """let loaded = [];
fetch('pieces.json')
  .then((reply) => reply.json())
  .then((list) => { loaded = list; });"""

_STORED = """const stored = JSON.parse(localStorage.getItem('pieces') || '[]');"""

_GROWN = """function grow() {
  const spots = [[0, 0]];
  while (spots.length < 4) {
    const [x, y] = spots[Math.floor(Math.random() * spots.length)];
    const way = Math.floor(Math.random() * 4);
    const spot = [x + [1, 0, -1, 0][way], y + [0, 1, 0, -1][way]];
    if (!spots.some((other) => other[0] === spot[0] && other[1] === spot[1])) spots.push(spot);
  }
  return spots;
}
const grown = [];
for (let n = 0; n < 7; n++) grown.push(grow());"""

_PIXELS = """const unit = document.body.clientWidth / 40;
const left = window.innerWidth / 2;
const roof = window.scrollY;
function outline(kind) {
  switch (kind) {
    case 0:
      return [
        { x: left, y: roof }, { x: left + unit, y: roof },
        { x: left + 2 * unit, y: roof }, { x: left + 3 * unit, y: roof }
      ];
    case 1:
      return [
        { x: left, y: roof }, { x: left + unit, y: roof },
        { x: left, y: roof + unit }, { x: left + unit, y: roof + unit }
      ];
    case 2:
      return [
        { x: left + unit, y: roof }, { x: left, y: roof + unit },
        { x: left + unit, y: roof + unit }, { x: left + 2 * unit, y: roof + unit }
      ];
    case 3:
      return [
        { x: left + unit, y: roof }, { x: left + 2 * unit, y: roof },
        { x: left, y: roof + unit }, { x: left + unit, y: roof + unit }
      ];
    case 4:
      return [
        { x: left, y: roof }, { x: left + unit, y: roof },
        { x: left + unit, y: roof + unit }, { x: left + 2 * unit, y: roof + unit }
      ];
    case 5:
      return [
        { x: left, y: roof }, { x: left, y: roof + unit },
        { x: left + unit, y: roof + unit }, { x: left + 2 * unit, y: roof + unit }
      ];
    case 6:
      return [
        { x: left + 2 * unit, y: roof }, { x: left, y: roof + unit },
        { x: left + unit, y: roof + unit }, { x: left + 2 * unit, y: roof + unit }
      ];
  }
}"""

_TAKE_PIXELS = """function takeShape(kind) {
  return outline(kind).map((at) => [at.x / unit, at.y / unit]);
}"""

_ASKED = """const answer = window.prompt('Draw your pieces with X and . in rows parted by /');
const drawn = (answer || '').split(' ').map((word) =>
  word.split('/').map((line) => line.split('').map((sign) => (sign === 'X' ? 1 : 0))));"""

_HASHED = """const code = location.hash.slice(1);
const unpacked = [];
for (let at = 0; at < code.length; at += 4) {
  const bits = parseInt(code.slice(at, at + 4), 16);
  const row = (shift) => [3, 2, 1, 0].map((low) => (bits >> (shift + low)) & 1);
  unpacked.push([row(12), row(8), row(4), row(0)]);
}"""

_EXTERNAL = """const external = window.PIECE_PACK.pieces;"""

_EDITOR = """const editor = [];
document.querySelectorAll('input').forEach((box, at) => {
  const number = Math.floor(at / 16);
  editor[number] = editor[number] || [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]];
  editor[number][Math.floor(at / 4) % 4][at % 4] = box.checked ? 1 : 0;
});"""

_SPRITES = """const sheet = new Image();
const scanned = [];
sheet.src = 'pieces.png';
sheet.onload = () => {
  const pad = document.createElement('canvas').getContext('2d');
  pad.drawImage(sheet, 0, 0);
  for (let n = 0; n < 7; n++) {
    const rows = [];
    for (let y = 0; y < 4; y++) {
      rows.push([]);
      for (let x = 0; x < 4; x++) {
        rows[y].push(pad.getImageData(n * 4 + x, y, 1, 1).data[3] > 0 ? 1 : 0);
      }
    }
    scanned.push(rows);
  }
};"""

_POSTED = """let posted = [];
window.addEventListener('message', (event) => { posted = event.data.pieces; });"""

_STACKER = """function plank(kind) {
  const wide = 1 + Math.floor(Math.random() * 3) + (kind % 2);
  return [new Array(wide).fill(1)];
}"""

_MIXED = """const fixed = [@rows@];
const everything = [...fixed, ...window.opener.morePieces];"""

_LAST_UNKNOWN = """const everything = [@rows@, JSON.parse(localStorage.getItem('seventh'))];"""


def _indexed(data: str, name: str) -> Table:
    return Table(
        data=data,
        take=f"function takeShape(kind) {{\n  return {name}[kind] || [];\n}}",
        count=f"{name}.length",
    )


_SIMPLE = {
    "gap_fetched": (_FETCHED, "loaded"),
    "gap_stored": (_STORED, "stored"),
    "gap_asked": (_ASKED, "drawn"),
    "gap_hashed": (_HASHED, "unpacked"),
    "gap_external": (_EXTERNAL, "external"),
    "gap_editor": (_EDITOR, "editor"),
    "gap_sprites": (_SPRITES, "scanned"),
    "gap_posted": (_POSTED, "posted"),
    "gap_grown": (_GROWN, "grown"),
}
CELL_GAPS = frozenset({"gap_grown", "gap_pixels"})
GAPS = (*_SIMPLE, "gap_pixels", "gap_stacker", "gap_mixed", "gap_last_unknown")


def gap_table(name: str, entries: Entries, rng: Random) -> Table:
    """The unreadable table of that name; some of them hold six of the entries in plain sight."""
    if name in _SIMPLE:
        return _indexed(*_SIMPLE[name])
    if name == "gap_pixels":
        return Table(_PIXELS, _TAKE_PIXELS, "7")
    if name == "gap_stacker":
        return Table(_STACKER, "function takeShape(kind) {\n  return plank(kind);\n}", "3")
    six = rng.sample(entries, 6)
    rows = ", ".join(literal(matrix(entry.cells)) for entry in six)
    data = {"gap_mixed": _MIXED, "gap_last_unknown": _LAST_UNKNOWN}[name]
    return _indexed(data.replace("@rows@", rows), "everything")
