"""Other constant data of games that is no table of pieces, though some of it looks like one.

Every snippet stands by itself and is used, mostly by a listener.
"""

from random import Random

SRS_KICKS = """const WALL_KICKS = {
  '0>1': [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
  '1>0': [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
  '1>2': [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
  '2>1': [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
  '2>3': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]],
  '3>2': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
  '3>0': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
  '0>3': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]]
};
function kicksBetween(from, to) {
  return WALL_KICKS[from + '>' + to] || [[0, 0]];
}
window.addEventListener('blur', () => kicksBetween(0, 1));"""

SMALL_KICKS = """const NUDGES = [[0, 0], [-1, 0], [1, 0], [0, -1]];
const AROUND = [[0, -1], [1, 0], [0, 1], [-1, 0]];
function nudged(spot, at) {
  return [spot[0] + NUDGES[at][0] + AROUND[at][0], spot[1] + NUDGES[at][1] + AROUND[at][1]];
}
window.addEventListener('focus', () => nudged([0, 0], 1));"""

DIGIT_FONT = """const DIGITS = [
  ['111', '101', '101', '101', '111'],
  ['010', '110', '010', '010', '111'],
  ['111', '001', '111', '100', '111'],
  ['111', '001', '111', '001', '111'],
  ['101', '101', '111', '001', '001'],
  ['111', '100', '111', '001', '111'],
  ['111', '100', '111', '101', '111'],
  ['111', '001', '010', '010', '010'],
  ['111', '101', '111', '101', '111'],
  ['111', '101', '111', '001', '111']
];
function paintNumber(pencil, number, left) {
  String(number).split('').forEach((digit, at) => DIGITS[digit].forEach((line, y) => {
    for (let x = 0; x < 3; x++) if (line[x] === '1') pencil.fillRect(left + at * 4 + x, y, 1, 1);
  }));
}
window.addEventListener('resize', () => paintNumber({ fillRect() {} }, innerWidth, 0));"""

MATRIX_FONT = """const GLYPHS = {
  'A': [[0, 1, 0], [1, 1, 1], [1, 0, 1]],
  'C': [[1, 1, 1], [1, 0, 0], [1, 1, 1]],
  'E': [[1, 1], [1, 0], [1, 1]],
  'H': [[1, 0, 1], [1, 1, 1], [1, 0, 1]],
  'N': [[1, 1, 1], [1, 0, 1], [1, 0, 1]],
  'P': [[1, 1], [1, 1], [1, 0]],
  'U': [[1, 0, 1], [1, 0, 1], [1, 1, 1]]
};
function word(text) {
  return Array.from(text).map((sign) => GLYPHS[sign] || []);
}
window.addEventListener('pageshow', () => word('PAUSE').length);"""

HEX_FONT = """var NUMERALS = [
  0x7B6F, 0x2C97, 0x73E7, 0x72CF, 0x5BC9, 0x79CF, 0x79EF, 0x7249, 0x7BEF, 0x7BCF
];
function numeralBit(digit, x, y) {
  return (NUMERALS[digit] >> (14 - y * 3 - x)) & 1;
}
window.addEventListener('resize', function () { numeralBit(3, 1, 1); });"""

LEVEL_MAP = """const START_ROWS = [
  [1, 1, 0, 1, 1, 1, 0, 1, 1, 1],
  [1, 0, 1, 1, 1, 0, 1, 1, 1, 1],
  [0, 1, 1, 1, 1, 1, 1, 0, 0, 1],
  [1, 1, 1, 1, 0, 0, 1, 1, 1, 1]
];
function garbage(level) {
  return START_ROWS.slice(0, Math.min(level, START_ROWS.length)).map((line) => [...line]);
}
window.addEventListener('gamepadconnected', () => garbage(2));"""

MAZE_MAP = """const BACKGROUND_TILES = [
  '####################',
  '#..#....#...#....#.#',
  '#.##.##.#.#.#.##.#.#',
  '#.......#.#...##...#',
  '####################'
];
const tileAt = (x, y) => BACKGROUND_TILES[y % 5].charAt(x % 20) === '#';
window.addEventListener('scroll', () => tileAt(scrollX, scrollY));"""

HEART = """const HEART = [
  [0, 1, 1, 0, 1, 1, 0],
  [1, 1, 1, 1, 1, 1, 1],
  [0, 1, 1, 1, 1, 1, 0],
  [0, 0, 1, 1, 1, 0, 0],
  [0, 0, 0, 1, 0, 0, 0]
];
const CURSOR = [[1, 0], [1, 1], [1, 0]];
function sprite(pencil, rows, left, top) {
  rows.forEach((line, y) => line.forEach((on, x) => {
    if (on) pencil.fillRect(left + x, top + y, 1, 1);
  }));
}
window.addEventListener('online', () => {
  sprite({ fillRect() {} }, HEART, 0, 0);
  sprite({ fillRect() {} }, CURSOR, 9, 0);
});"""

BACKDROP = """const DRIFTING = [
  { form: [[1, 1], [1, 1]], left: 12, pace: 0.3 },
  { form: [[0, 1, 0], [1, 1, 1]], left: 48, pace: 0.5 },
  { form: [[1, 1, 1, 1]], left: 81, pace: 0.2 }
];
function driftBehindTitle(pencil, time) {
  for (const { form, left, pace } of DRIFTING) {
    form.forEach((line, y) => line.forEach((on, x) => {
      if (on) pencil.strokeRect(left + x, (time * pace) % 100 + y, 1, 1);
    }));
  }
}
window.addEventListener('mouseover', (event) => {
  driftBehindTitle({ strokeRect() {} }, event.timeStamp);
});"""

THEMES = """const THEMES = {
  night: [
    [0, 240, 240], [240, 240, 0], [160, 0, 240], [0, 240, 0], [240, 0, 0], [0, 0, 240],
    [240, 160, 0]
  ],
  paper: [
    [90, 90, 90], [80, 80, 80], [70, 70, 70], [60, 60, 60], [50, 50, 50], [40, 40, 40], [30, 30, 30]
  ]
};
function css(theme, at) {
  const [red, green, blue] = Object.values(THEMES)[theme][at];
  return 'rgb(' + red + ',' + green + ',' + blue + ')';
}
window.addEventListener('storage', () => css(1, 3));"""

SCORING = """const REWARDS = [
  [0, 40, 100, 300, 1200], [0, 80, 200, 600, 2400], [0, 120, 300, 900, 3600]
];
const GRAVITY = [48, 43, 38, 33, 28, 23, 18, 13, 8, 6, 5, 5, 5, 4, 4, 4, 3, 3, 3, 2];
function reward(level, cleared) {
  return (REWARDS[level] || REWARDS[2])[cleared] + GRAVITY[level];
}
window.addEventListener('pagehide', () => reward(1, 4));"""

MELODY = """const MELODY = [
  [659, 4], [494, 8], [523, 8], [587, 4], [523, 8], [494, 8], [440, 4], [440, 8], [523, 8], [659, 4]
];
function playFrom(at) {
  const [pitch, beat] = MELODY[at % MELODY.length];
  return { pitch, seconds: 2 / beat };
}
window.addEventListener('click', () => playFrom(0));"""

SEGMENTS = """const SEGMENTS = [
  [1, 1, 1, 1, 1, 1, 0], [0, 1, 1, 0, 0, 0, 0], [1, 1, 0, 1, 1, 0, 1], [1, 1, 1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 1, 1], [1, 0, 1, 1, 0, 1, 1], [1, 0, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0, 0],
  [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 1, 1]
];
function lit(digit, segment) { return SEGMENTS[digit][segment] === 1; }
window.addEventListener('visibilitychange', () => lit(4, 2));"""

SPARKS = """const SPARKS = [
  { x: 0, y: -3 }, { x: 2, y: -2 }, { x: 3, y: 0 }, { x: 2, y: 2 },
  { x: 0, y: 3 }, { x: -2, y: 2 }, { x: -3, y: 0 }, { x: -2, y: -2 }
];
const SPIN = [[0, -1], [1, 0]];
const IDENTITY = [[1, 0], [0, 1]];
function burst(age) {
  const [[a, b], [c, d]] = age % 2 ? SPIN : IDENTITY;
  return SPARKS.map(({ x, y }) => ({ x: (a * x + b * y) * age, y: (c * x + d * y) * age }));
}
window.addEventListener('dblclick', () => burst(3));"""

HIGH_SCORES = """const HIGH_SCORES = [
  { who: 'ANA', points: 12000 }, { who: 'BOB', points: 9000 }, { who: 'CYD', points: 7000 },
  { who: 'DEE', points: 5000 }, { who: 'EVE', points: 3000 }
];
const rank = (points) => HIGH_SCORES.filter((entry) => entry.points > points).length + 1;
window.addEventListener('beforeunload', () => rank(100));"""

LIGHT = (SCORING, THEMES, MELODY, SMALL_KICKS, HIGH_SCORES)
ALL = (
    SRS_KICKS,
    SMALL_KICKS,
    DIGIT_FONT,
    MATRIX_FONT,
    HEX_FONT,
    LEVEL_MAP,
    MAZE_MAP,
    HEART,
    BACKDROP,
    THEMES,
    SCORING,
    MELODY,
    SEGMENTS,
    SPARKS,
    HIGH_SCORES,
)


def decoys(rng: Random, *, heavy: bool) -> str:
    """Four to seven of them where they are a program's point, else at most one harmless one."""
    if heavy:
        return "\n\n".join(rng.sample(ALL, rng.randrange(4, 8)))
    return rng.choice(("", *LIGHT))
