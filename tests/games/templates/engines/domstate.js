//! form=states
//! rotations=plain,nudge
//! views=classes,inline,table
//! boards=10x20,12x20,12x24,20x30,15x25,9x21,8x16,prefilled
//! animations=none,particles,pulse,shake,background
//! ghosts=none
//! paints=direct
//: cols=width
//: rows=height
//: hue=(boxes[$2 * width + $1].classList.contains('taken') ? 'taken' : '')
//: has=(current !== null)
//: cells=squaresOf(turnIndex).map((at) => [at[0], at[1]])
//: tint=tint
//: next=upNext[$1].turns[0]
//: nexttint=upNext[$1].tint
//: hasnext=upNext.length
//: held=heldPiece
//: heldcells=heldPiece.turns[0]
//: heldtint=heldPiece.tint
//: score=score
//: lines=lines
//: level=level
//: live=isPlaying
//: paused=isPaused
//: flashing=[]
//: left=moveLeft()
//: right=moveRight()
//: turn=rotate(1)
//: back=rotate(3)
//: soft=softDown()
//: hard=dropDown()
//: swap=holdPiece()
//: pause=isPaused = !isPaused
//: begin=newRound()
//: tick=moveDown()
//: period=@{speed(sw('level', speed_constant='1'))}
//: nothing=''
//: put=setTaken($2 * width + $1, $3)
const width = @{cols};
const height = @{rows};
let current = null;
let currentKind = 0;
let turnIndex = 0;
let tint = '';
let across = 0;
let down0 = 0;
let upNext = [];
let heldPiece = null;
let hasHeld = false;
let isPlaying = false;
let isPaused = false;
let score = 0;
let lines = 0;
let level = 1;
let restedAt = 0;
let turnsMade = 0;

function colour(box, value) {
  //% if view == 'classes'
  box.className = value ? 'cell ' + TINT_CLASS[value] : 'cell';
  //% else
  box.style.backgroundColor = value;
  //% endif
}

function setTaken(index, value) {
  colour(boxes[index], value);
  boxes[index].classList.toggle('taken', Boolean(value));
}

function squaresOf(turn, dx = 0, dy = 0) {
  return current[turn].map(([x, y]) => [across + dx + x, down0 + dy + y]);
}

function indexOf([x, y]) {
  return y * width + x;
}

// Only what lies in the grid can be painted; the rest is above or beside it.
function visible(turn) {
  return squaresOf(turn).map(indexOf).filter((index) => index >= 0 && index < boxes.length);
}

function undraw() {
  visible(turnIndex).forEach((index) => { if (!boxes[index].classList.contains('taken')) colour(boxes[index], ''); });
}

function show() {
  visible(turnIndex).forEach((index) => { if (!boxes[index].classList.contains('taken')) colour(boxes[index], tint); });
}

function isTaken(at) {
  const box = boxes[indexOf(at)];
  return Boolean(box) && box.classList.contains('taken');
}

function offGrid([x, y]) {
  return x < 0 || x >= width || y >= height;
}

function blocked(squares) {
  //% if bug == 'overlap_cell'
  return squares.some(offGrid) || squares.slice(1).some(isTaken);
  //% else
  return squares.some((at) => offGrid(at) || isTaken(at));
  //% endif
}
//% if bug in ('wall_left', 'wall_right')

function blockedBelow(squares) {
  return squares.some(([x, y]) => y >= height || (@{sw('', wall_left='x >= width', wall_right='x < 0')}) || (x >= 0 && x < width && isTaken([x, y])));
}
//% endif
//% set test = 'blockedBelow' if bug in ('wall_left', 'wall_right') else 'blocked'

function moveLeft() {
  if (!current) return;
  //% if bug == 'left_lost'
  const isAtLeftEdge = squaresOf(turnIndex).some(([x]) => x % width >= 0);
  if (isAtLeftEdge) return;
  //% endif
  if (@{sw(test ~ '(squaresOf(turnIndex, -1))', overlap_sideways='squaresOf(turnIndex, -1).some(offGrid)')}) return;
  undraw();
  @{sw('across -= 1', move_lost='across - 1')};
  restedAt = 0;
  show();
}

function moveRight() {
  if (!current) return;
  //% if bug == 'right_lost'
  const isAtRightEdge = squaresOf(turnIndex).some(([x]) => x <= width - 1);
  if (isAtRightEdge) return;
  //% endif
  if (@{sw(test ~ '(squaresOf(turnIndex, 1))', overlap_sideways='squaresOf(turnIndex, 1).some(offGrid)')}) return;
  undraw();
  @{sw('across += 1', move_lost='across + 1')};
  restedAt = 0;
  show();
}

function rotate(by) {
  if (!current) return;
  //% if bug == 'refuse_once'
  if (turnsMade > 0) return;
  //% elif bug == 'refuse_half'
  if (across >= width / 2) return;
  //% elif bug == 'refuse_low'
  if (down0 > 6) return;
  //% endif
  const turned = (turnIndex + by) % 4;
  for (const kick of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
    const squares = squaresOf(turned, kick);
    if (@{sw('blocked(squares)', turn_never='blocked(squares) || squares', escape_walls='squares.some(isTaken)', escape_stack='squares.some(offGrid)', escape_all='!squares')}) continue;
    undraw();
    across += kick;
    //% if bug == 'turn_lost'
    squaresOf(turned);
    //% elif bug == 'turn_same'
    turnIndex = turned % 1;
    //% else
    turnIndex = turned;
    //% endif
    turnsMade += 1;
    restedAt = 0;
    show();
    return;
  }
}

function moveDown() {
  if (!current) return;
  //% if bug == 'overlap_low'
  if (squaresOf(turnIndex, 0, 1).some(offGrid)) { freeze(); return; }
  undraw();
  down0 += 1;
  if (blocked(squaresOf(turnIndex))) freeze();
  else show();
  //% else
  if (!@{test}(squaresOf(turnIndex, 0, 1))) {
    undraw();
    down0 += 1;
    restedAt = 0;
    show();
    //% if lock == 'contact'
    if (@{test}(squaresOf(turnIndex, 0, 1))) freeze();
    //% endif
    return;
  }
  //% if lock == 'delay'
  if (!restedAt) restedAt = Date.now();
  else if (Date.now() - restedAt > 400) freeze();
  //% else
  freeze();
  //% endif
  //% endif
}
//% if soft

function softDown() {
  if (!current) return;
  //% if bug == 'soft_dead'
  squaresOf(turnIndex, 0, 1);
  //% else
  //% if drops and bug != 'drop_lost'
  if (!blocked(squaresOf(turnIndex, 0, 1))) score += 1;
  //% endif
  moveDown();
  //% endif
}
//% endif
//% if hard

function dropDown() {
  if (!current) return;
  let fallen = 0;
  while (@{sw('!' ~ test ~ '(squaresOf(turnIndex, 0, fallen + 1))', overlap_hard='!squaresOf(turnIndex, 0, fallen + 1).some(offGrid)')}) fallen++;
  //% if drops and bug != 'drop_lost'
  score += fallen * 2;
  //% endif
  //% if bug != 'hard_dead'
  undraw();
  down0 += fallen;
  @{fx.drop}
  freeze();
  //% endif
}
//% endif
//% if hold

function holdPiece() {
  if (!current || hasHeld) return;
  //% if bug == 'hold_dead'
  hasHeld = heldPiece !== null;
  //% else
  const before = heldPiece;
  undraw();
  heldPiece = fetchPiece(currentKind);
  if (before) enterPiece(before);
  else nextPiece();
  hasHeld = true;
  //% endif
}
//% endif

function freeze() {
  squaresOf(turnIndex).forEach((at) => {
    if (!offGrid(at) && at[1] >= 0) setTaken(indexOf(at), tint);
  });
  @{fx.lock}
  addScore();
  nextPiece();
}

function rowSquares(row) {
  return boxes.slice(row * width, row * width + width);
}

function isComplete(row) {
  return rowSquares(row).@{sw("every((box) => box.classList.contains('taken'))", line_threshold="filter((box) => box.classList.contains('taken')).length > width")};
}

function removeRow(row) {
  //% if bug == 'line_unshifted' or view == 'table'
  for (let r = row; r > @{sw('0', line_unshifted='row - 1')}; r--) {
    for (let c = 0; c < width; c++) {
      const box = boxes[r * width + c];
      const above = @{sw('boxes[(r - 1) * width + c]', line_unshifted='null')};
      const isFilled = Boolean(above) && above.classList.contains('taken');
      //% if view == 'classes'
      box.className = isFilled ? above.className : 'cell';
      //% else
      box.style.backgroundColor = isFilled ? above.style.backgroundColor : '';
      box.classList.toggle('taken', isFilled);
      //% endif
    }
  }
  //% if view == 'table' and bug != 'line_unshifted'
  for (let c = 0; c < width; c++) setTaken(c, '');
  //% endif
  //% else
  const removed = boxes.splice(row * width, width);
  removed.forEach((box) => {
    colour(box, '');
    box.classList.remove('taken');
  });
  boxes.unshift(...removed);
  boxes.forEach((box) => field.appendChild(box));
  //% endif
}

function addScore() {
  let n = 0;
  //% if bug == 'line_never'
  for (let row = 0; row > height; row++) if (isComplete(row)) n++;
  //% elif bug == 'multi_stale'
  const complete = [];
  for (let row = height - 1; row >= 0; row--) if (isComplete(row)) complete.push(row);
  complete.forEach(removeRow);
  n = complete.length;
  //% elif bug == 'multi_splice'
  for (let row = height - 1; row >= 0; row--) if (isComplete(row)) { removeRow(row); n++; }
  //% else
  for (let row = 0; row < height@{sw('', line_bottom=' - 1')}; row++) {
    if (isComplete(row)) {
      removeRow(row);
      n++;
      //% if bug == 'multi_first'
      row = height;
      //% endif
    }
  }
  //% endif
  if (!n) return;
  @{fx.swept}
  lines += n;
  //% if scored
  //% if bug == 'points_lost'
  const total = score + @{gain('n', 'level')};
  //% elif bug == 'points_nan'
  score += @{gain('n', 'level')} * parseInt('', 10);
  //% else
  score += @{gain('n', 'level')};
  //% endif
  //% endif
  //% if levels and bug != 'speed_stuck'
  level = 1 + Math.floor(lines / @{levels});
  @{fx.level}
  //% endif
}

function fetchPiece(kind) {
  return { kind, turns: @{p.shape('kind')}, tint: @{p.hue('kind')} };
}

function enterPiece(piece) {
  current = piece.turns;
  currentKind = piece.kind;
  tint = piece.tint;
  turnIndex = 0;
  turnsMade = 0;
  restedAt = 0;
  across = Math.floor((width - 1 - Math.max(...current[0].map((at) => at[0]))) / 2);
  down0 = 0;
  if (@{sw('blocked(squaresOf(0))', over_never='turnIndex', over_row='isTaken([0, height])', overlap_spawn='isTaken([Math.floor(width / 2), 0])')}) {
    isPlaying = false;
    //% if bug == 'restart_flag'
    newRound.used = true;
    //% endif
    @{fx.over}
  }
  show();
}

function nextPiece() {
  upNext.push(fetchPiece(@{pick}));
  hasHeld = false;
  //% if bug == 'preview_lies'
  upNext.shift();
  enterPiece(fetchPiece(@{pick}));
  //% else
  enterPiece(upNext.shift());
  //% endif
}

function newRound() {
  //% if bug != 'restart_board'
  boxes.forEach((box, index) => setTaken(index, ''));
  //% else
  if (current) undraw();
  //% endif
  score = 0;
  lines = 0;
  level = 1;
  heldPiece = null;
  upNext = [];
  for (let n = 0; n < @{preview}; n++) upNext.push(fetchPiece(@{pick}));
  isPlaying = @{sw('true', restart_flag='!newRound.used')};
  isPaused = false;
  nextPiece();
}
