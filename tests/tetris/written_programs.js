// Small programs in many hands. A line of "#", a name, "=>" and pieces begins each: the pieces are
// letters in the order of the table, ? for an entry that is no tetromino, or - for no table.

//# minimal matrices in an array => IOTSZJL
const PIECES = [
  [[1, 1, 1, 1]],
  [[1, 1], [1, 1]],
  [[0, 1, 0], [1, 1, 1]],
  [[0, 1, 1], [1, 1, 0]],
  [[1, 1, 0], [0, 1, 1]],
  [[1, 0, 0], [1, 1, 1]],
  [[0, 0, 1], [1, 1, 1]],
];
let current = PIECES[Math.floor(Math.random() * PIECES.length)];

//# an empty first entry, numbers are colours => IJLOSTZ
var SHAPES = [[],
  [[0,0,0,0],[1,1,1,1],[0,0,0,0],[0,0,0,0]],
  [[2,0,0],[2,2,2],[0,0,0]],
  [[0,0,3],[3,3,3],[0,0,0]],
  [[4,4],[4,4]],
  [[0,5,5],[5,5,0],[0,0,0]],
  [[0,6,0],[6,6,6],[0,0,0]],
  [[7,7,0],[0,7,7],[0,0,0]]];
function Piece(id) { this.shape = SHAPES[id]; this.x = 3; this.y = 0; }
var p = new Piece(1 + Math.random() * 7 | 0);

//# null placeholder and null cells => IOTSZJL
const N = null;
const T = [null,
  [['c','c','c','c']],
  [['y','y'],['y','y']],
  [[N,'p',N],['p','p','p']],
  [[N,'g','g'],['g','g',N]],
  [['r','r',N],[N,'r','r']],
  [['b',N,N],['b','b','b']],
  [[N,N,'o'],['o','o','o']]];
draw(T[1]);

//# objects beside a colour => IOTSZJL
const tetrominoes = {
  I: { shape: [[1,1,1,1]], color: 'cyan' }, O: { shape: [[1,1],[1,1]], color: 'yellow' },
  T: { shape: [[0,1,0],[1,1,1]], color: 'purple' }, S: { shape: [[0,1,1],[1,1,0]], color: 'green' },
  Z: { shape: [[1,1,0],[0,1,1]], color: 'red' }, J: { shape: [[1,0,0],[1,1,1]], color: 'blue' },
  L: { shape: [[0,0,1],[1,1,1]], color: 'orange' } };
const keys = Object.keys(tetrominoes);
const next = () => tetrominoes[keys[Math.random() * 7 | 0]];

//# pairs of letter rotations and colour name => ZSTOLIJ
const Z = [[[1,1,0],[0,1,1],[0,0,0]],[[0,0,1],[0,1,1],[0,1,0]],[[0,0,0],[1,1,0],[0,1,1]],[[0,1,0],[1,1,0],[1,0,0]]];
const S = [[[0,1,1],[1,1,0],[0,0,0]],[[0,1,0],[0,1,1],[0,0,1]],[[0,0,0],[0,1,1],[1,1,0]],[[1,0,0],[1,1,0],[0,1,0]]];
const TT = [[[0,1,0],[1,1,1],[0,0,0]],[[0,1,0],[0,1,1],[0,1,0]],[[0,0,0],[1,1,1],[0,1,0]],[[0,1,0],[1,1,0],[0,1,0]]];
const O = [[[0,0,0,0],[0,1,1,0],[0,1,1,0],[0,0,0,0]]];
const L = [[[0,0,1],[1,1,1],[0,0,0]],[[0,1,0],[0,1,0],[0,1,1]],[[0,0,0],[1,1,1],[1,0,0]],[[1,1,0],[0,1,0],[0,1,0]]];
const I = [[[0,0,0,0],[1,1,1,1],[0,0,0,0],[0,0,0,0]],[[0,0,1,0],[0,0,1,0],[0,0,1,0],[0,0,1,0]]];
const J = [[[1,0,0],[1,1,1],[0,0,0]],[[0,1,1],[0,1,0],[0,1,0]],[[0,0,0],[1,1,1],[0,0,1]],[[0,1,0],[0,1,0],[1,1,0]]];
const BAG = [[Z,'red'],[S,'green'],[TT,'yellow'],[O,'blue'],[L,'purple'],[I,'cyan'],[J,'orange']];
function randomPiece() { let r = Math.floor(Math.random() * BAG.length); return new Piece(BAG[r][0], BAG[r][1]); }
function Piece(t, c) { this.tetromino = t; this.color = c; }

//# constants only, picked by a switch => IOTSZJL
const pieceI = [[1],[1],[1],[1]], pieceO = [[1,1],[1,1]];
const pieceT = [[1,1,1],[0,1,0]];
let pieceS = [[0,1,1],[1,1,0]], pieceZ = [[1,1],[0,1,1]];
let pieceJ = [[0,1],[0,1],[1,1]];
let pieceL = [[1,0],[1,0],[1,1]];
function spawn() { switch (Math.floor(Math.random() * 7)) { case 0: return pieceI; case 1: return pieceO; case 2: return pieceT;
  case 3: return pieceS; case 4: return pieceZ; case 5: return pieceJ; default: return pieceL; } }

//# hex masks with rotations => IJLOSTZ
var i = { size: 4, blocks: [0x0F00, 0x2222, 0x00F0, 0x4444], color: 'cyan' };
var j = { size: 3, blocks: [0x44C0, 0x8E00, 0x6440, 0x0E20], color: 'blue' };
var l = { size: 3, blocks: [0x4460, 0x0E80, 0xC440, 0x2E00], color: 'orange' };
var o = { size: 2, blocks: [0xCC00, 0xCC00, 0xCC00, 0xCC00], color: 'yellow' };
var s = { size: 3, blocks: [0x06C0, 0x8C40, 0x6C00, 0x4620], color: 'green' };
var t = { size: 3, blocks: [0x0E40, 0x4C40, 0x4E00, 0x4640], color: 'purple' };
var z = { size: 3, blocks: [0x0C60, 0x4C80, 0xC600, 0x2640], color: 'red' };
function eachblock(type, x, y, dir, fn) { var bit, r = 0, c = 0, blocks = type.blocks[dir];
  for (bit = 0x8000; bit > 0; bit = bit >> 1) { if (blocks & bit) fn(x + c, y + r); if (++c === 4) { c = 0; ++r; } } }
var pieces = [];
function randomPiece() { if (pieces.length == 0) pieces = [i,i,i,i,j,j,j,j,l,l,l,l,o,o,o,o,s,s,s,s,t,t,t,t,z,z,z,z];
  var type = pieces.splice(Math.random() * pieces.length | 0, 1)[0]; return { type: type }; }

//# offsets with a symbolic width => JSTOI
document.addEventListener('DOMContentLoaded', () => {
  const grid = document.querySelector('.grid');
  let squares = Array.from(document.querySelectorAll('.grid div'));
  const width = 10;
  let nextRandom = 0;
  const lTetromino = [[1, width + 1, width * 2 + 1, 2], [width, width + 1, width + 2, width * 2 + 2], [1, width + 1, width * 2 + 1, width * 2], [width, width * 2, width * 2 + 1, width * 2 + 2]];
  const zTetromino = [[0, width, width + 1, width * 2 + 1], [width + 1, width + 2, width * 2, width * 2 + 1], [0, width, width + 1, width * 2 + 1], [width + 1, width + 2, width * 2, width * 2 + 1]];
  const tTetromino = [[1, width, width + 1, width + 2], [1, width + 1, width + 2, width * 2 + 1], [width, width + 1, width + 2, width * 2 + 1], [1, width, width + 1, width * 2 + 1]];
  const oTetromino = [[0, 1, width, width + 1], [0, 1, width, width + 1], [0, 1, width, width + 1], [0, 1, width, width + 1]];
  const iTetromino = [[1, width + 1, width * 2 + 1, width * 3 + 1], [width, width + 1, width + 2, width + 3], [1, width + 1, width * 2 + 1, width * 3 + 1], [width, width + 1, width + 2, width + 3]];
  const theTetrominoes = [lTetromino, zTetromino, tTetromino, oTetromino, iTetromino];
  const colors = ['orange', 'red', 'purple', 'green', 'blue'];
  let random = Math.floor(Math.random() * theTetrominoes.length);
  let current = theTetrominoes[random][0];
  const displayWidth = 4;
  const upNextTetrominoes = [[1, displayWidth + 1, displayWidth * 2 + 1, 2], [0, displayWidth, displayWidth + 1, displayWidth * 2 + 1], [1, displayWidth, displayWidth + 1, displayWidth + 2], [0, 1, displayWidth, displayWidth + 1], [1, displayWidth + 1, displayWidth * 2 + 1, displayWidth * 3 + 1]];
});

//# coordinates around a pivot => IOTSZJL
const blocks = {
  I: { cells: [[-1, 0], [0, 0], [1, 0], [2, 0]], color: 1 }, O: { cells: [[0, 0], [1, 0], [0, 1], [1, 1]], color: 2 },
  T: { cells: [[-1, 0], [0, 0], [1, 0], [0, -1]], color: 3 }, S: { cells: [[-1, 0], [0, 0], [0, -1], [1, -1]], color: 4 },
  Z: { cells: [[-1, -1], [0, -1], [0, 0], [1, 0]], color: 5 }, J: { cells: [[-1, -1], [-1, 0], [0, 0], [1, 0]], color: 6 },
  L: { cells: [[1, -1], [-1, 0], [0, 0], [1, 0]], color: 7 } };
const kicks = { '0>1': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]], '1>0': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]],
  '1>2': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]], '2>1': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]] };
use(blocks, kicks);

//# points with half values and a pivot first => IOTSZJL
const P = (x, y) => ({ x, y });
const defs = [
  [P(0, 0), P(-1.5, -.5), P(-.5, -.5), P(.5, -.5), P(1.5, -.5)], [P(0, 0), P(-.5, -.5), P(.5, -.5), P(-.5, .5), P(.5, .5)],
  [P(0, 0), P(-1, 0), P(0, 0), P(1, 0), P(0, -1)], [P(0, 0), P(-1, 0), P(0, 0), P(0, -1), P(1, -1)],
  [P(0, 0), P(-1, -1), P(0, -1), P(0, 0), P(1, 0)], [P(0, 0), P(-1, -1), P(-1, 0), P(0, 0), P(1, 0)], [P(0, 0), P(1, -1), P(-1, 0), P(0, 0), P(1, 0)]];
start(defs);

//# digit strings cut by a loop => IOTSZJL
const RAW = '0000111100000000 0000011001100000 0000010011100000 0000011011000000 0000110001100000 0000100011100000 0000001011100000';
const shapes = RAW.split(' ').map(function (s) { const rows = []; for (let i = 0; i < 16; i += 4) rows.push(s.slice(i, i + 4).split('').map(Number)); return rows; });
play(shapes);

//# rows of X and dots in templates => IOTSZJL
const parse = (s) => s.trim().split('\n').map((r) => [...r.trim()]);
const piece = { I: parse(`
  XXXX
`), O: parse(`
  XX
  XX
`), T: parse(`
  .X.
  XXX
`), S: parse(`
  .XX
  XX.
`), Z: parse(`
  XX.
  .XX
`), J: parse(`
  X..
  XXX
`), L: parse(`
  ..X
  XXX
`) };
go(piece);

//# a class for each piece => IOTSZJL
class Block { constructor(shape, color) { this.shape = shape; this.color = color; this.x = 3; this.y = 0; } rotate() { this.shape = turn(this.shape); } }
class IBlock extends Block { constructor() { super([[1, 1, 1, 1]], 'cyan'); } }
class OBlock extends Block { constructor() { super([[1, 1], [1, 1]], 'yellow'); } }
class TBlock extends Block { constructor() { super([[0, 1, 0], [1, 1, 1]], 'purple'); } }
class SBlock extends Block { constructor() { super([[0, 1, 1], [1, 1, 0]], 'green'); } }
class ZBlock extends Block { constructor() { super([[1, 1, 0], [0, 1, 1]], 'red'); } }
class JBlock extends Block { constructor() { super([[1, 0, 0], [1, 1, 1]], 'blue'); } }
class LBlock extends Block { constructor() { super([[0, 0, 1], [1, 1, 1]], 'orange'); } }
const all = [IBlock, OBlock, TBlock, SBlock, ZBlock, JBlock, LBlock];
let b = new all[Math.floor(Math.random() * all.length)]();

//# made in a constructor => IOTSZJL
class Game {
  constructor(canvas) { this.canvas = canvas; this.ctx = canvas.getContext('2d'); this.cols = 10;
    this.shapes = [[[1, 1, 1, 1]], [[1, 1], [1, 1]], [[0, 1, 0], [1, 1, 1]], [[0, 1, 1], [1, 1, 0]], [[1, 1, 0], [0, 1, 1]], [[1, 0, 0], [1, 1, 1]], [[0, 0, 1], [1, 1, 1]]];
    this.colors = ['#0ff', '#ff0', '#f0f', '#0f0', '#f00', '#00f', '#f80']; this.reset(); }
  reset() { this.board = Array.from({ length: 20 }, () => Array(this.cols).fill(0)); this.spawn(); }
  spawn() { const i = Math.floor(Math.random() * this.shapes.length); this.piece = { shape: this.shapes[i], color: this.colors[i], x: 3, y: 0 }; }
}
window.onload = () => new Game(document.getElementById('c'));

//# pushed in the constructor => IOTSZJL
class Tetris { constructor() { this.pieces = []; this.add([[1,1,1,1]]); this.add([[1,1],[1,1]]); this.add([[0,1,0],[1,1,1]]); this.add([[0,1,1],[1,1,0]]);
  this.add([[1,1,0],[0,1,1]]); this.add([[1,0,0],[1,1,1]]); this.add([[0,0,1],[1,1,1]]); } add(m) { this.pieces.push(m); } }
const game = new Tetris();

//# local to a function with parameters => IOTSZJL
function create(type, x, y) {
  const table = { I: [[1,1,1,1]], O: [[1,1],[1,1]], T: [[0,1,0],[1,1,1]], S: [[0,1,1],[1,1,0]], Z: [[1,1,0],[0,1,1]], J: [[1,0,0],[1,1,1]], L: [[0,0,1],[1,1,1]] };
  return { matrix: table[type], pos: { x: x || 3, y: y || 0 } };
}
const player = create('ILJOTSZ'[7 * Math.random() | 0]);

//# ifs that return => TOLJISZ
function createPiece(type) {
  if (type === 'T') { return [[0,0,0],[1,1,1],[0,1,0]]; } else if (type === 'O') { return [[2,2],[2,2]]; }
  else if (type === 'L') { return [[0,3,0],[0,3,0],[0,3,3]]; } else if (type === 'J') { return [[0,4,0],[0,4,0],[4,4,0]]; }
  else if (type === 'I') { return [[0,5,0,0],[0,5,0,0],[0,5,0,0],[0,5,0,0]]; } else if (type === 'S') { return [[0,6,6],[6,6,0],[0,0,0]]; }
  else if (type === 'Z') { return [[7,7,0],[0,7,7],[0,0,0]]; }
}
const pieces = 'ILJOTSZ'; player.matrix = createPiece(pieces[pieces.length * Math.random() | 0]);

//# a switch with fallthrough and default => IOTSZJL
function get(n) { var m; switch (n) { case 'i': case 'I': m = [[1,1,1,1]]; break; case 'O': m = [[1,1],[1,1]]; break; case 'T': m = [[0,1,0],[1,1,1]]; break;
  case 'S': m = [[0,1,1],[1,1,0]]; break; case 'Z': m = [[1,1,0],[0,1,1]]; break; case 'J': m = [[1,0,0],[1,1,1]]; break; default: m = [[0,0,1],[1,1,1]]; } return { m: m, x: 3 }; }
var cur = get(pick());

//# thresholds of a random number => IOTSZJL
function roll() { const r = Math.random() * 7; let shape;
  if (r < 1) shape = [[1,1,1,1]]; else if (r < 2) shape = [[1,1],[1,1]]; else if (r < 3) shape = [[0,1,0],[1,1,1]]; else if (r < 4) shape = [[0,1,1],[1,1,0]];
  else if (r < 5) shape = [[1,1,0],[0,1,1]]; else if (r < 6) shape = [[1,0,0],[1,1,1]]; else shape = [[0,0,1],[1,1,1]]; return shape; }
let shape = roll();

//# matrices filled by hand in a switch => IOTSZJL
let field = [];
function make(k) { var m = []; for (var y = 0; y < 4; y++) { m[y] = []; for (var x = 0; x < 4; x++) m[y][x] = 0; }
  switch (k) { case 0: for (var i = 0; i < 4; i++) m[i][1] = 1; break; case 1: m[0][0] = m[0][1] = m[1][0] = m[1][1] = 1; break;
    case 2: m[0][1] = 1; for (var i = 0; i < 3; i++) m[1][i] = 1; break; case 3: m[0][1] = m[0][2] = m[1][0] = m[1][1] = 1; break;
    case 4: m[0][0] = m[0][1] = m[1][1] = m[1][2] = 1; break; case 5: m[0][0] = 1; for (var i = 0; i < 3; i++) m[1][i] = 1; break;
    case 6: m[0][2] = 1; for (var i = 0; i < 3; i++) m[1][i] = 1; break; } return m; }
var active = make(Math.floor(Math.random() * 7));

//# a switch in a constructor => IOTSZJL
class Tetromino { constructor(type) { this.type = type; switch (type) {
  case 'I': this.blocks = [{ x: 0, y: 1 }, { x: 1, y: 1 }, { x: 2, y: 1 }, { x: 3, y: 1 }]; this.color = '#0ff'; break;
  case 'O': this.blocks = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }]; break;
  case 'T': this.blocks = [{ x: 1, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }, { x: 2, y: 1 }]; break;
  case 'S': this.blocks = [{ x: 1, y: 0 }, { x: 2, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }]; break;
  case 'Z': this.blocks = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 1 }]; break;
  case 'J': this.blocks = [{ x: 0, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }, { x: 2, y: 1 }]; break;
  case 'L': this.blocks = [{ x: 2, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }, { x: 2, y: 1 }]; break; } } }
let t = new Tetromino(bag.pop());

//# assigned one after another => IOTSZJL
const S = {};
S.I = { rows: ['####'] };
S.O = { rows: ['##', '##'] };
S.T = { rows: ['.#.', '###'] };
S['S'] = { rows: ['.##', '##.'] };
S.Z = { rows: ['##.', '.##'] };
S.J = { rows: ['#..', '###'] };
S.L = { rows: ['..#', '###'] };
const names = Object.keys(S);

//# registered through a function => IOTSZJL
const registry = new Map();
function define(name, ...rows) { registry.set(name, rows.map((r) => r.split('').map((c) => +(c === '1')))); }
define('I', '1111'); define('O', '11', '11'); define('T', '010', '111'); define('S', '011', '110'); define('Z', '110', '011'); define('J', '100', '111'); define('L', '001', '111');
const random = () => [...registry.values()][Math.floor(Math.random() * registry.size)];

//# a transpiled enum and a record => IOTSZJL
"use strict";
var PieceType; (function (PieceType) { PieceType[PieceType["I"] = 0] = "I"; PieceType[PieceType["O"] = 1] = "O"; PieceType[PieceType["T"] = 2] = "T"; PieceType[PieceType["S"] = 3] = "S"; PieceType[PieceType["Z"] = 4] = "Z"; PieceType[PieceType["J"] = 5] = "J"; PieceType[PieceType["L"] = 6] = "L"; })(PieceType || (PieceType = {}));
const DEFINITIONS = { [PieceType.I]: [[1,1,1,1]], [PieceType.O]: [[1,1],[1,1]], [PieceType.T]: [[0,1,0],[1,1,1]], [PieceType.S]: [[0,1,1],[1,1,0]], [PieceType.Z]: [[1,1,0],[0,1,1]], [PieceType.J]: [[1,0,0],[1,1,1]], [PieceType.L]: [[0,0,1],[1,1,1]] };
class Piece { constructor(type) { this.type = type; this.shape = DEFINITIONS[type].map((row) => row.slice()); } }

//# minified in one function => IOTSZJL
!function(){var t=document,e=t.getElementById("g"),n=e.getContext("2d"),r=[[[1,1,1,1]],[[1,1],[1,1]],[[0,1,0],[1,1,1]],[[0,1,1],[1,1,0]],[[1,1,0],[0,1,1]],[[1,0,0],[1,1,1]],[[0,0,1],[1,1,1]]],o=[],i,c;for(i=0;i<20;i++)o.push(new Array(10).fill(0));function a(){return r[7*Math.random()|0]}function u(t){return t[0].map(function(e,n){return t.map(function(t){return t[n]}).reverse()})}c=a();setInterval(function(){c.y++},500)}();

//# frozen, with weights that repeat the same pieces => IOTSZJL
const shapesOf = Object.freeze({ I: Object.freeze([[1,1,1,1]]), O: [[1,1],[1,1]], T: [[0,1,0],[1,1,1]], S: [[0,1,1],[1,1,0]], Z: [[1,1,0],[0,1,1]], J: [[1,0,0],[1,1,1]], L: [[0,0,1],[1,1,1]] });
const weighted = [shapesOf.I, shapesOf.I, shapesOf.O, shapesOf.T, shapesOf.S, shapesOf.Z, shapesOf.J, shapesOf.L];
pick(weighted);

//# rotations generated by a function => IOTSZJL
const base = { I: ['....', 'IIII', '....', '....'], O: ['OO', 'OO'], T: ['.T.', 'TTT', '...'], S: ['.SS', 'SS.', '...'], Z: ['ZZ.', '.ZZ', '...'], J: ['J..', 'JJJ', '...'], L: ['..L', 'LLL', '...'] };
const turn = (m) => m[0].map((_, c) => m.map((r) => r[c]).reverse());
const ROT = {};
for (const k in base) { ROT[k] = [base[k].map((r) => [...r])]; for (let i = 0; i < 3; i++) ROT[k].push(turn(ROT[k][i])); }
play(ROT);

//# a module pattern that returns the table => IOTSZJL
var Tetris = (function () { var defs = 'I1111 O11/11 T010/111 S011/110 Z110/011 J100/111 L001/111'.split(' '); var out = {};
  for (var i = 0; i < defs.length; i++) { out[defs[i][0]] = defs[i].substr(1).split('/').map(function (r) { return r.split('').map(Number); }); }
  return { pieces: out, start: function () { alert('go'); } }; })();
Tetris.start();

//# one number for each row => IOTSZJL
const bits = [[0b1111], [0b11, 0b11], [0b010, 0b111], [0b011, 0b110], [0b110, 0b011], [0b100, 0b111], [0b001, 0b111]];
render(bits);

//# nine cells of colour names => OTSZJL?
const e = '', r = 'red', g = 'green', B = 'blue', y = 'yellow', p = 'purple', o = 'orange', c = 'cyan';
const forms = [[y, y, e, y, y, e, e, e, e], [e, p, e, p, p, p, e, e, e], [e, g, g, g, g, e, e, e, e], [r, r, e, e, r, r, e, e, e], [B, e, e, B, B, B, e, e, e], [e, e, o, o, o, o, e, e, e], [c, c, c, e, e, e, e, e, e]];
show(forms);

//# figures as indices of a narrow grid => ISZTLJO
int_like: { var figures = [[1, 3, 5, 7], [2, 4, 5, 7], [3, 5, 4, 6], [3, 5, 4, 7], [2, 3, 5, 7], [3, 5, 7, 6], [2, 3, 4, 5]]; }
for (let i = 0; i < 4; i++) { a[i].x = figures[n][i] % 2; a[i].y = Math.floor(figures[n][i] / 2); }

//# flat list of sixteen cells built with a helper => IOTSZJL
const mk = (...on) => Array.from({ length: 16 }, (_, k) => on.includes(k) ? 1 : 0);
const LIST = [mk(4, 5, 6, 7), mk(5, 6, 9, 10), mk(1, 4, 5, 6), mk(1, 2, 4, 5), mk(0, 1, 5, 6), mk(0, 4, 5, 6), mk(2, 4, 5, 6)];
go(LIST);

//# functions behind keys => IOTSZJL
const factory = { I: () => [[1,1,1,1]], O: () => [[1,1],[1,1]], T: () => [[0,1,0],[1,1,1]], S: () => [[0,1,1],[1,1,0]], Z: () => [[1,1,0],[0,1,1]], J: () => [[1,0,0],[1,1,1]], L: () => [[0,0,1],[1,1,1]] };
const newPiece = (k) => factory[k]();

//# one function for each piece => IOTSZJL
function makeI() { return { shape: [[1,1,1,1]], color: 1 }; } function makeO() { return { shape: [[1,1],[1,1]], color: 2 }; }
function makeT() { return { shape: [[0,1,0],[1,1,1]], color: 3 }; } function makeS() { return { shape: [[0,1,1],[1,1,0]], color: 4 }; }
function makeZ() { return { shape: [[1,1,0],[0,1,1]], color: 5 }; } function makeJ() { return { shape: [[1,0,0],[1,1,1]], color: 6 }; } function makeL() { return { shape: [[0,0,1],[1,1,1]], color: 7 }; }
const makers = [makeI, makeO, makeT, makeS, makeZ, makeJ, makeL];

//# instances of a class in an array => IOTSZJL
class Shape { #cells; constructor(name, cells) { this.name = name; this.#cells = cells; } get cells() { return this.#cells; } }
const every = [new Shape('I', [[0,0],[1,0],[2,0],[3,0]]), new Shape('O', [[0,0],[1,0],[0,1],[1,1]]), new Shape('T', [[1,0],[0,1],[1,1],[2,1]]), new Shape('S', [[1,0],[2,0],[0,1],[1,1]]),
  new Shape('Z', [[0,0],[1,0],[1,1],[2,1]]), new Shape('J', [[0,0],[0,1],[1,1],[2,1]]), new Shape('L', [[2,0],[0,1],[1,1],[2,1]])];
loop(every);

//# static fields => IOTSZJL
class Tetro { static SHAPES = { I: [[1,1,1,1]], O: [[1,1],[1,1]], T: [[0,1,0],[1,1,1]], S: [[0,1,1],[1,1,0]], Z: [[1,1,0],[0,1,1]], J: [[1,0,0],[1,1,1]], L: [[0,0,1],[1,1,1]] };
  static random() { const k = Object.keys(Tetro.SHAPES); return new Tetro(k[Math.floor(Math.random() * k.length)]); } constructor(k) { this.m = Tetro.SHAPES[k]; } }
const q = Tetro.random();

//# states under degrees => IOTSZJL
const D = { I: { 0: [[1,1,1,1]], 90: [[1],[1],[1],[1]] }, O: { 0: [[1,1],[1,1]] }, T: { 0: [[0,1,0],[1,1,1]], 90: [[1,0],[1,1],[1,0]], 180: [[1,1,1],[0,1,0]], 270: [[0,1],[1,1],[0,1]] },
  S: { 0: [[0,1,1],[1,1,0]], 90: [[1,0],[1,1],[0,1]] }, Z: { 0: [[1,1,0],[0,1,1]], 90: [[0,1],[1,1],[1,0]] }, J: { 0: [[1,0,0],[1,1,1]], 90: [[1,1],[1,0],[1,0]] }, L: { 0: [[0,0,1],[1,1,1]], 90: [[1,0],[1,0],[1,1]] } };
run(D);

//# twenty eight matrices in a row => IOTSZJL
const F = []; const seeds = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], [[1,1,0],[0,1,1]], [[1,0,0],[1,1,1]], [[0,0,1],[1,1,1]]];
function cw(m) { return m[0].map((v, i) => m.map((r) => r[i]).reverse()); }
seeds.forEach((m) => { for (let i = 0; i < 4; i++) { F.push(m); m = cw(m); } });
const get = (type, rot) => F[type * 4 + rot];

//# base 36 unpacked by a loop => IOTSZJL
const packed = ['2yo', '14ao', 'feo', 'lc0', '1340', 's1s', '934'];
const unpacked = packed.map((s) => { const n = parseInt(s, 36), m = []; for (let y = 0; y < 4; y++) { m.push([]); for (let x = 0; x < 4; x++) m[y].push((n >> (15 - (y * 4 + x))) & 1); } return m; });
go(unpacked);

//# parsed from JSON => IOTSZJL
const data = JSON.parse('{"I":[[1,1,1,1]],"O":[[1,1],[1,1]],"T":[[0,1,0],[1,1,1]],"S":[[0,1,1],[1,1,0]],"Z":[[1,1,0],[0,1,1]],"J":[[1,0,0],[1,1,1]],"L":[[0,0,1],[1,1,1]]}');
start(data);

//# mirrored from fewer shapes => IOTSJZL
const half = { I: [[1,1,1,1]], O: [[1,1],[1,1]], T: [[0,1,0],[1,1,1]], S: [[0,1,1],[1,1,0]], J: [[1,0,0],[1,1,1]] };
const flip = (m) => m.map((r) => [...r].reverse());
const full = { ...half, Z: flip(half.S), L: flip(half.J) };
deal(full);

//# pixel coordinates => IOTSZJL
const U = 20;
const SQUARES = [[[0,0],[U,0],[2*U,0],[3*U,0]], [[0,0],[U,0],[0,U],[U,U]], [[U,0],[0,U],[U,U],[2*U,U]], [[U,0],[2*U,0],[0,U],[U,U]], [[0,0],[U,0],[U,U],[2*U,U]], [[0,0],[0,U],[U,U],[2*U,U]], [[2*U,0],[0,U],[U,U],[2*U,U]]];
draw(SQUARES);

//# flat coordinates => IOTSZJL
const FLAT = [[0,0,1,0,2,0,3,0], [0,0,1,0,0,1,1,1], [1,0,0,1,1,1,2,1], [1,0,2,0,0,1,1,1], [0,0,1,0,1,1,2,1], [0,0,0,1,1,1,2,1], [2,0,0,1,1,1,2,1]];
draw(FLAT);

//# negative offsets around a pivot => IOTSZJL
const W = 12; const OFF = [[-1, 0, 1, 2], [0, 1, W, W + 1], [-1, 0, 1, -W], [0, 1, W - 1, W], [-1, 0, W, W + 1], [-W - 1, -1, 0, 1], [-W + 1, -1, 0, 1]];
draw(OFF);

//# three cells and the pivot => IOTSZJL
const NEAR = [[[-1,0],[1,0],[2,0]], [[1,0],[0,1],[1,1]], [[-1,0],[1,0],[0,-1]], [[-1,0],[0,-1],[1,-1]], [[1,0],[0,-1],[-1,-1]], [[-1,0],[1,0],[-1,-1]], [[-1,0],[1,0],[1,-1]]];
draw(NEAR);

//# emoji rows => IOTSZJL
const art = { I: ['🟦🟦🟦🟦'], O: ['🟨🟨', '🟨🟨'], T: ['⬛🟪⬛', '🟪🟪🟪'], S: ['⬛🟩🟩', '🟩🟩⬛'], Z: ['🟥🟥⬛', '⬛🟥🟥'], J: ['🟦⬛⬛', '🟦🟦🟦'], L: ['⬛⬛🟧', '🟧🟧🟧'] };
go(art);

//# minus one is empty => IOTSZJL
const _ = -1;
const G = [[[_,_,_,_],[0,0,0,0]], [[1,1],[1,1],[_,_]], [[_,2,_],[2,2,2]], [[_,3,3],[3,3,_]], [[4,4,_],[_,4,4]], [[5,_,_],[5,5,5]], [[_,_,6],[6,6,6]]];
go(G);

//# six pieces and a doubled one => IOTSZJJ
const set = { I: [[1,1,1,1]], O: [[1,1],[1,1]], T: [[0,1,0],[1,1,1]], S: [[0,1,1],[1,1,0]], Z: [[1,1,0],[0,1,1]], J: [[1,0,0],[1,1,1]], L: [[1,1,1],[0,0,1]] };
go(set);

//# a wrong state => IOTSZJ?
const st = { I: [[[1,1,1,1]], [[1],[1],[1],[1]]], O: [[[1,1],[1,1]]], T: [[[0,1,0],[1,1,1]], [[1,0],[1,1],[1,0]]], S: [[[0,1,1],[1,1,0]], [[1,0],[1,1],[0,1]]], Z: [[[1,1,0],[0,1,1]], [[0,1],[1,1],[1,0]]], J: [[[1,0,0],[1,1,1]], [[1,1],[1,0],[1,0]]], L: [[[0,0,1],[1,1,1]], [[0,1],[0,1],[1,1]]] };
go(st);

//# five pieces and a bomb => IOTSZ?
const list = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], [[1,1,0],[0,1,1]], [[1]]];
go(list);

//# names lie and the set is complete => IOTSZJL
const liar = { long: [[1,1,1,1]], t: [[1,1],[1,1]], square: [[0,1,0],[1,1,1]], z: [[0,1,1],[1,1,0]], s: [[1,1,0],[0,1,1]], l: [[1,0,0],[1,1,1]], j: [[0,0,1],[1,1,1]] };
go(liar);

//# an unused complete table beside the one in use => IOTSZLL
const OLD = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], [[1,1,0],[0,1,1]], [[1,0,0],[1,1,1]], [[0,0,1],[1,1,1]]];
const NEW = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], [[1,1,0],[0,1,1]], [[0,0,1],[1,1,1]], [[0,0,1],[1,1,1]]];
let active = NEW[Math.floor(Math.random() * NEW.length)];

//# the table is partly unknown => -
const unknown = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]], fetchPiece(), [[1,0,0],[1,1,1]], [[0,0,1],[1,1,1]]];
go(unknown);

//# the table may grow => -
const grows = [[[1,1,1,1]], [[1,1],[1,1]], [[0,1,0],[1,1,1]], [[0,1,1],[1,1,0]]];
if (location.hash) grows.push([[1,1,0],[0,1,1]]);
go(grows);

//# blocks for a puzzle board => -
const BLOCKS = [[[1]], [[1,1]], [[1],[1]], [[1,1,1]], [[1],[1],[1]], [[1,1,1,1]], [[1,1],[1,1]], [[1,1,1],[1,1,1],[1,1,1]], [[1,0],[1,1]], [[0,1],[1,1]], [[1,1,1],[0,1,0]], [[1,1,0],[0,1,1]], [[0,1,1],[1,1,0]], [[1,0,0],[1,1,1]], [[1,1,1,1,1]]];
let tray = [0, 1, 2].map(() => BLOCKS[Math.floor(Math.random() * BLOCKS.length)]);

//# a snake => -
const dirs = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
let snake = [[10, 10], [9, 10], [8, 10]], dir = dirs.ArrowRight;
document.addEventListener('keydown', (e) => { if (dirs[e.key]) dir = dirs[e.key]; });

//# gems in a row => -
const gems = ['🔴', '🟢', '🔵', '🟡', '🟣', '🟠', '⚪'];
const board = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => gems[Math.floor(Math.random() * gems.length)]));
const level = [[1,1,1,1,1,1,1,1],[1,0,0,0,0,0,0,1],[1,0,1,1,0,1,0,1],[1,0,0,0,0,0,0,1],[1,1,1,1,1,1,1,1]];

//# digits as a font => -
const FONT = ['111101101101111', '010110010010111', '111001111100111', '111001111001111', '101101111001001', '111100111001111', '111100111101111', '111001001001001', '111101111101111', '111101111001111'];
const tiny = { 0: [[1,1,1],[1,0,1],[1,0,1],[1,0,1],[1,1,1]], 1: [[0,1,0],[1,1,0],[0,1,0],[0,1,0],[1,1,1]], 7: [[1,1,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1]] };
for (const d of String(score)) drawGlyph(FONT[+d]);

//# no script to speak of => -
document.querySelector('button').addEventListener('click', () => alert('hello'));

//# rows of four in one array that ends early => ILJOZST
var shapes = [[1,1,1,1],[1,1,1,0,1],[1,1,1,0,0,0,1],[1,1,0,0,1,1],[1,1,0,0,0,1,1],[0,1,1,0,1,1],[0,1,0,0,1,1,1]];
function newShape() { var id = Math.floor(Math.random() * shapes.length); var shape = shapes[id]; for (var y = 0; y < 4; ++y) for (var x = 0; x < 4; ++x) cur[y][x] = shape[4 * y + x] ? id + 1 : 0; }

//# numbered states of numbered points beside a colour => IOTS
const numbered = [{ 0: { 0: {x:0,y:1}, 1: {x:1,y:1}, 2: {x:2,y:1}, 3: {x:3,y:1} }, 1: { 0: {x:2,y:0}, 1: {x:2,y:1}, 2: {x:2,y:2}, 3: {x:2,y:3} }, color: 'cyan' },
  { 0: { 0: {x:1,y:1}, 1: {x:1,y:2}, 2: {x:2,y:1}, 3: {x:2,y:2} }, 1: { 0: {x:1,y:1}, 1: {x:1,y:2}, 2: {x:2,y:1}, 3: {x:2,y:2} }, color: 'yellow' },
  { 0: { 0: {x:1,y:0}, 1: {x:0,y:1}, 2: {x:1,y:1}, 3: {x:2,y:1} }, 1: { 0: {x:1,y:0}, 1: {x:1,y:1}, 2: {x:1,y:2}, 3: {x:2,y:1} }, color: 'purple' },
  { 0: { 0: {x:1,y:0}, 1: {x:2,y:0}, 2: {x:0,y:1}, 3: {x:1,y:1} }, 1: { 0: {x:1,y:0}, 1: {x:1,y:1}, 2: {x:2,y:1}, 3: {x:2,y:2} }, color: 'green' }];
go(numbered);

//# cells that are the number of the piece, from nought, or null => IOTSZJL
const n = null;
const idx = [[[0,0,0,0],[n,n,n,n]], [[1,1],[1,1]], [[n,2,n],[2,2,2]], [[n,3,3],[3,3,n]], [[4,4,n],[n,4,4]], [[5,n,n],[5,5,5]], [[n,n,6],[6,6,6]]];
go(idx);

//# functions of a colour => IOTSZJL
const make = { I: (c) => [[c,c,c,c]], O: (c) => [[c,c],[c,c]], T: (c) => [[0,c,0],[c,c,c]], S: (c) => [[0,c,c],[c,c,0]], Z: (c) => [[c,c,0],[0,c,c]], J: (c) => [[c,0,0],[c,c,c]], L: (c) => [[0,0,c],[c,c,c]] };
let piece = make.I('red');

//# an empty last entry => IOTSZJL
const withNone = { I: ['XXXX'], O: ['XX','XX'], T: ['.X.','XXX'], S: ['.XX','XX.'], Z: ['XX.','.XX'], J: ['X..','XXX'], L: ['..X','XXX'], none: [] };
go(withNone);

//# shapes beside previews and kicks => IOTSZJL
const full = { I: { cells: [[0,1],[1,1],[2,1],[3,1]], kicks: [[0,0],[-1,0],[2,0],[-1,0],[2,0]], size: 4 }, O: { cells: [[1,0],[2,0],[1,1],[2,1]], kicks: [[0,0]], size: 2 },
  T: { cells: [[1,0],[0,1],[1,1],[2,1]], kicks: [[0,0],[-1,0]], size: 3 }, S: { cells: [[1,0],[2,0],[0,1],[1,1]], kicks: [[0,0],[-1,0]], size: 3 }, Z: { cells: [[0,0],[1,0],[1,1],[2,1]], kicks: [[0,0]], size: 3 },
  J: { cells: [[0,0],[0,1],[1,1],[2,1]], kicks: [[0,0]], size: 3 }, L: { cells: [[2,0],[0,1],[1,1],[2,1]], kicks: [[0,0]], size: 3 } };
spawn(full);

//# a constructor function for each piece => IOTSZJL
function Piece(color, m) { this.color = color; this.m = m; }
function I() { Piece.call(this, 'cyan', [[1,1,1,1]]); } I.prototype = new Piece(); function O() { Piece.call(this, 'yellow', [[1,1],[1,1]]); }
function T() { Piece.call(this, 'purple', [[0,1,0],[1,1,1]]); } function S() { Piece.call(this, 'green', [[0,1,1],[1,1,0]]); } function Z() { Piece.call(this, 'red', [[1,1,0],[0,1,1]]); }
function J() { Piece.call(this, 'blue', [[1,0,0],[1,1,1]]); } function L() { Piece.call(this, 'orange', [[0,0,1],[1,1,1]]); }
function next() { switch (Math.floor(Math.random() * 7)) { case 0: return new I(); case 1: return new O(); case 2: return new T(); case 3: return new S(); case 4: return new Z(); case 5: return new J(); case 6: return new L(); } }

//# filled by a function that waits for the page => IOTSZJL
let tetrominos = [], board = [];
document.addEventListener('DOMContentLoaded', setup);
function setup() { const canvas = document.getElementById('c'); const ctx = canvas.getContext('2d'); ctx.scale(2, 2); fillPieces(); fillBoard(); draw(); }
function fillBoard() { for (let y = 0; y < 20; y++) for (let x = 0; x < 12; x++) for (let i = 0; i < 40; i++) board.push([x, y, i]); }
function fillPieces() { tetrominos.push([[0,0],[1,0],[2,0],[3,0]]); tetrominos.push([[0,0],[1,0],[0,1],[1,1]]); tetrominos.push([[1,0],[0,1],[1,1],[2,1]]); tetrominos.push([[1,0],[2,0],[0,1],[1,1]]);
  tetrominos.push([[0,0],[1,0],[1,1],[2,1]]); tetrominos.push([[0,0],[0,1],[1,1],[2,1]]); tetrominos.push([[2,0],[0,1],[1,1],[2,1]]); }
function draw() { board.forEach((b) => ctx.fillRect(b[0], b[1], 1, 1)); tetrominos[0].forEach(([x, y]) => ctx.fillRect(x, y, 1, 1)); }

//# a game that starts at once and does much => IOTSZJL
const COLS = 10, ROWS = 20; let grid = [], current, x, y;
const kinds = ['1111', '11|11', '010|111', '011|110', '110|011', '100|111', '001|111'].map((t) => t.split('|').map((r) => [...r].map(Number)));
function reset() { grid = []; for (let r = 0; r < ROWS; r++) { grid.push([]); for (let c = 0; c < COLS; c++) grid[r].push(0); } current = kinds[Math.floor(Math.random() * kinds.length)]; x = 3; y = 0; }
function paint() { for (let r = 0; r < ROWS; r++) for (let c = 0; c < COLS; c++) if (grid[r][c]) ctx.fillRect(c, r, 1, 1); for (const row of current) for (const v of row) if (v) ctx.fillRect(x, y, 1, 1); }
const ctx = document.querySelector('canvas').getContext('2d'); reset(); paint(); setInterval(() => { y++; paint(); }, 500);

//# polyominoes of all sizes under letters => -
const pento = { I: [[1,1,1,1,1]], L: [[1,0],[1,0],[1,0],[1,1]], P: [[1,1],[1,1],[1,0]], T: [[1,1,1],[0,1,0],[0,1,0]], U: [[1,0,1],[1,1,1]], V: [[1,0,0],[1,0,0],[1,1,1]], W: [[1,0,0],[1,1,0],[0,1,1]], X: [[0,1,0],[1,1,1],[0,1,0]] };
play(pento);

//# kicks, directions and scores but no pieces => -
const KICKS = [[[0,0],[-1,0],[-1,1],[0,-2],[-1,-2]], [[0,0],[1,0],[1,-1],[0,2],[1,2]], [[0,0],[1,0],[1,1],[0,-2],[1,-2]], [[0,0],[-1,0],[-1,-1],[0,2],[-1,2]]];
const DIRS = [[0,1],[1,0],[0,-1],[-1,0]], SCORES = [0, 40, 100, 300, 1200], COLORS = ['#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#fff'];
use(KICKS, DIRS, SCORES, COLORS);

//# calls that add one shape each to a list of instances => OIJLTSZ
window.onload = function () { var ctx = document.getElementById('c').getContext('2d'); var stock = new Array();
  add([[1,1],[1,1]]); add([[1],[1],[1],[1]]); add([[0,1],[0,1],[1,1]]); add([[1,0],[1,0],[1,1]]); add([[1,1,1],[0,1,0]]); add([[0,1,1],[1,1,0]]); add([[1,1,0],[0,1,1]]);
  function add(m) { stock.push(new Part(m)); } function Part(m) { this.first = m; this.now = m; this.wide = m[0].length; this.turn = function () {}; }
  function any() { return stock[Math.floor(Math.random() * stock.length)]; } paint(any()); };

//# one text of coordinates, taken apart => IOTSZJL
const bag = '0,0,1,0,2,0,3,0;0,0,1,0,0,1,1,1;1,0,0,1,1,1,2,1;1,0,2,0,0,1,1,1;0,0,1,0,1,1,2,1;0,0,0,1,1,1,2,1;2,0,0,1,1,1,2,1'.split(';');
let here = bag[Math.floor(Math.random() * bag.length)].split(',');

//# a text for each cell => IOTSZJL
const spots = { I: ['0,0','1,0','2,0','3,0'], O: ['0,0','1,0','0,1','1,1'], T: ['1,0','0,1','1,1','2,1'], S: ['1,0','2,0','0,1','1,1'], Z: ['0,0','1,0','1,1','2,1'], J: ['0,0','0,1','1,1','2,1'], L: ['2,0','0,1','1,1','2,1'] };
drop(spots);

//# columns in one list and rows in another => IOTSZJL
const lists = [{ x: [0,1,2,3], y: [0,0,0,0] }, { x: [0,1,0,1], y: [0,0,1,1] }, { x: [1,0,1,2], y: [0,1,1,1] }, { x: [1,2,0,1], y: [0,0,1,1] }, { x: [0,1,1,2], y: [0,0,1,1] }, { x: [0,0,1,2], y: [0,1,1,1] }, { x: [2,0,1,2], y: [0,1,1,1] }];
let at = lists[Math.floor(Math.random() * lists.length)];

//# constructors that keep columns and rows => IOLJ
const makers = (function () { var list = []; function Stone() { this.fixed = false; }
  function Bar() { Stone.call(this); this.x = [0,0,0,0]; this.y = [-1,0,1,2]; } Bar.prototype = new Stone(); function Box() { Stone.call(this); this.x = [0,1,0,1]; this.y = [0,0,1,1]; } Box.prototype = new Stone();
  function El() { Stone.call(this); this.x = [0,0,0,1]; this.y = [0,1,2,2]; } El.prototype = new Stone(); function Jay() { Stone.call(this); this.x = [1,1,1,0]; this.y = [0,1,2,2]; } Jay.prototype = new Stone();
  list.push(Bar); list.push(Box); list.push(El); list.push(Jay); return list; })();
var stone = new makers[Math.floor(Math.random() * makers.length)]();

//# states with cells under a name, around a place => IOTSZJL
const game = { wide: 10, states: function (which, row, col) { var r = row || 1, c = col || Math.floor(this.wide / 2), all = [
  [{ turn: 1, cells: [{x: c-1, y: r}, {x: c, y: r}, {x: c+1, y: r}, {x: c+2, y: r}] }, { turn: 2, cells: [{x: c, y: r-1}, {x: c, y: r}, {x: c, y: r+1}, {x: c, y: r+2}] }],
  [{ turn: 1, cells: [{x: c, y: r}, {x: c+1, y: r}, {x: c, y: r+1}, {x: c+1, y: r+1}] }], [{ turn: 1, cells: [{x: c, y: r-1}, {x: c-1, y: r}, {x: c, y: r}, {x: c+1, y: r}] }],
  [{ turn: 1, cells: [{x: c, y: r}, {x: c+1, y: r}, {x: c-1, y: r+1}, {x: c, y: r+1}] }], [{ turn: 1, cells: [{x: c-1, y: r}, {x: c, y: r}, {x: c, y: r+1}, {x: c+1, y: r+1}] }],
  [{ turn: 1, cells: [{x: c-1, y: r-1}, {x: c-1, y: r}, {x: c, y: r}, {x: c+1, y: r}] }], [{ turn: 1, cells: [{x: c+1, y: r-1}, {x: c-1, y: r}, {x: c, y: r}, {x: c+1, y: r}] }]];
  return all[which]; }, start: function () { this.mine = this.states(Math.floor(Math.random() * 7))[0]; } };

//# constructors around a point => IOTSZJL
function Spot(x, y) { this.x = x; this.y = y; } function Kind() {} Kind.prototype.init = function (spots, hue) { this.parts = []; for (var k in spots) this.parts[k] = new Brick(spots[k], hue); };
function Brick(spot, hue) { this.x = spot.x; this.y = spot.y; this.hue = hue; }
function KI(p) { Kind.prototype.init.call(this, [new Spot(p.x-1,p.y), new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x+2,p.y)], 'blue'); } function KO(p) { Kind.prototype.init.call(this, [new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x,p.y+1), new Spot(p.x+1,p.y+1)], 'red'); }
function KT(p) { Kind.prototype.init.call(this, [new Spot(p.x-1,p.y), new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x,p.y+1)], 'cyan'); } function KS(p) { Kind.prototype.init.call(this, [new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x,p.y+1), new Spot(p.x-1,p.y+1)], 'lime'); }
function KZ(p) { Kind.prototype.init.call(this, [new Spot(p.x,p.y), new Spot(p.x-1,p.y), new Spot(p.x,p.y+1), new Spot(p.x+1,p.y+1)], 'pink'); } function KJ(p) { Kind.prototype.init.call(this, [new Spot(p.x-1,p.y), new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x+1,p.y+1)], 'gold'); }
function KL(p) { Kind.prototype.init.call(this, [new Spot(p.x-1,p.y), new Spot(p.x,p.y), new Spot(p.x+1,p.y), new Spot(p.x-1,p.y+1)], 'grey'); }

//# classes with places in pixels and with pictures => IOTSZJL
class Tile { constructor(hue, x, y, art) { this.hue = hue; this.x = x; this.y = y; this.img = art.pick(hue); } }
class One { constructor(x = 0, art) { this.tiles = Array(new Tile('a', 60-x/2, x, art), new Tile('a', 90-x/2, x, art), new Tile('a', 120-x/2, x, art), new Tile('a', 150-x/2, x, art)); } }
class Two { constructor(x = 0, art) { this.tiles = Array(new Tile('b', 90-x/2, x, art), new Tile('b', 120-x/2, x, art), new Tile('b', 90-x/2, x+30, art), new Tile('b', 120-x/2, x+30, art)); } }
class Three { constructor(x = 0, art) { this.tiles = Array(new Tile('c', 60-x/2, x, art), new Tile('c', 90-x/2, x, art), new Tile('c', 120-x/2, x, art), new Tile('c', 90-x/2, x+30, art)); } }
class Four { constructor(x = 0, art) { this.tiles = Array(new Tile('d', 90-x/2, x, art), new Tile('d', 120-x/2, x, art), new Tile('d', 60-x/2, x+30, art), new Tile('d', 90-x/2, x+30, art)); } }
class Five { constructor(x = 0, art) { this.tiles = Array(new Tile('e', 60-x/2, x, art), new Tile('e', 90-x/2, x, art), new Tile('e', 90-x/2, x+30, art), new Tile('e', 120-x/2, x+30, art)); } }
class Six { constructor(x = 0, art) { this.tiles = Array(new Tile('f', 60-x/2, x, art), new Tile('f', 60-x/2, x+30, art), new Tile('f', 90-x/2, x+30, art), new Tile('f', 120-x/2, x+30, art)); } }
class Seven { constructor(x = 0, art) { this.tiles = Array(new Tile('g', 120-x/2, x, art), new Tile('g', 60-x/2, x+30, art), new Tile('g', 90-x/2, x+30, art), new Tile('g', 120-x/2, x+30, art)); } }

//# a switch over a variable that stands for nothing before => OITSJ
var nowAt = [[-1,-1],[-1,-1],[-1,-1],[-1,-1]];
function another() { var n = Math.floor(Math.random() * 5); switch (n) { case 0: nowAt = [[4,0],[5,0],[4,1],[5,1]]; break; case 1: nowAt = [[3,0],[4,0],[5,0],[6,0]]; break;
  case 2: nowAt = [[3,1],[4,1],[5,1],[4,2]]; break; case 3: nowAt = [[5,0],[6,0],[4,1],[5,1]]; break; case 4: nowAt = [[3,0],[3,1],[4,1],[5,1]]; break; } }
function show() { for (const [x, y] of nowAt) ctx.fillRect(x * 20, y * 20, 20, 20); }

//# a colour behind the rows of each shape => IOTSZJL
const hued = [[[1,1,1,1], 'aqua'], [[1,1],[1,1], 'gold'], [[0,1,0],[1,1,1], 'plum'], [[0,1,1],[1,1,0], 'lime'], [[1,1,0],[0,1,1], 'red'], [[1,0,0],[1,1,1], 'navy'], [[0,0,1],[1,1,1], 'coral']];
let held = hued[Math.floor(Math.random() * hued.length)];

//# a thing behind the cells of each shape => IOTSZJL
const told = [[[0,0],[1,0],[2,0],[3,0], {hue: 1}], [[0,0],[1,0],[0,1],[1,1], {hue: 2}], [[1,0],[0,1],[1,1],[2,1], {hue: 3}], [[1,0],[2,0],[0,1],[1,1], {hue: 4}], [[0,0],[1,0],[1,1],[2,1], {hue: 5}], [[0,0],[0,1],[1,1],[2,1], {hue: 6}], [[2,0],[0,1],[1,1],[2,1], {hue: 7}]];
let kept = told[Math.floor(Math.random() * told.length)];
