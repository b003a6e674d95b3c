//! form=matrix
//! rotations=plain,nudge,template
//: cols=COLS
//: rows=ROWS
//: hue=grid[$2][$1]
//: has=cur
//: cells=blocks(cur)
//: tint=cur.color
//: ghost=blocks(cur, landingRow())
//: next=blocks({ ...upcoming[$1], x: 0, y: 0 })
//: nexttint=upcoming[$1].color
//: hasnext=upcoming.length
//: held=held
//: heldcells=blocks({ ...held, x: 0, y: 0 })
//: heldtint=held.color
//: score=score
//: lines=lines
//: level=level
//: live=running
//: paused=paused
//: flashing=flashing
//: left=shift(-1)
//: right=shift(1)
//: turn=turn(1)
//: back=turn(-1)
//: soft=softDrop()
//: hard=hardDrop()
//: swap=swapHeld()
//: pause=paused = !paused
//: begin=newGame()
//: tick=fall()
//: period=@{speed(sw('level', speed_constant='1'))}
//: put=grid[$2][$1] = $3
const COLS = @{cols};
const ROWS = @{rows};

let grid = emptyGrid();
let cur = null;
//% if preview
let upcoming = [];
//% endif
//% if hold
let held = null;
let alreadySwapped = false;
//% endif
//% if flash
let flashing = [];
//% endif
//% if lock == 'delay'
let restingSince = 0;
//% endif
//% if bug == 'refuse_once'
let turns = 0;
//% endif
let score = 0;
let lines = 0;
let level = 1;
let running = false;
//% if bug == 'restart_flag'
let gameOver = false;
//% endif
let paused = false;

function emptyGrid() {
  return Array.from({ length: ROWS }, () => new Array(COLS).fill(0));
}

function makePiece(kind) {
  //% if rotation == 'template'
  const shape = @{p.shape('kind')};
  //% else
  const shape = @{p.shape('kind')}.map((row) => [...row]);
  //% endif
  return { kind, shape, color: @{p.hue('kind')}, x: Math.floor((COLS - shape[0].length) / 2), y: 0 };
}

function blocks(piece, top = piece.y) {
  const list = [];
  piece.shape.forEach((row, r) => row.forEach((cell, c) => {
    if (cell) list.push([piece.x + c, top + r]);
  }));
  return list;
}

function free(shape, px, py) {
  for (let r = 0; r < shape.length; r++) {
    for (let c = 0; c < shape[r].length; c++) {
      if (!shape[r][c]) continue;
      const x = px + c;
      const y = py + r;
      if (@{sw('x < 0 || x >= COLS || y >= ROWS', wall_left='x >= COLS || y >= ROWS', wall_right='x < 0 || y >= ROWS')}) return false;
      if (@{sw('grid[y][x]', overlap_cell='r > 0 && grid[y][x]')}) return false;
    }
  }
  return true;
}
//% if bug in ('escape_stack', 'overlap_sideways', 'wall_left', 'wall_right')

function inside(shape, px, py) {
  return blocks({ shape, x: px, y: py }).every(([x, y]) => x >= 0 && x < COLS && y < ROWS);
}
//% endif
//% if bug == 'escape_walls'

function clearOfOthers(shape, px, py) {
  return blocks({ shape, x: px, y: py }).every(([x, y]) => !(grid[y] && grid[y][x]));
}
//% endif

function shift(dx) {
  if (!cur) return;
  //% if bug == 'left_lost'
  if (dx < 0 && free(cur.shape, cur.x + dx, cur.y)) {
    const x = cur.x + dx;
    return x;
  }
  //% elif bug == 'right_lost'
  dx = Math.min(dx, 0);
  //% endif
  if (@{sw('free(cur.shape, cur.x + dx, cur.y)', overlap_sideways='inside(cur.shape, cur.x + dx, cur.y)')}) {
    @{sw('cur.x += dx', move_lost='cur.x + dx')};
    //% if lock == 'delay'
    restingSince = 0;
    //% endif
  }
}

function turned(shape, way) {
  //% if bug == 'turn_same'
  return shape.map((row) => row.map((cell) => cell));
  //% else
  const t = shape[0].map((_, c) => shape.map((row) => row[c]));
  return way > 0 ? t.map((row) => row.reverse()) : t.reverse();
  //% endif
}

function turn(way) {
  if (!cur) return;
  //% if bug == 'refuse_once'
  if (turns++) return;
  //% elif bug == 'refuse_half'
  if (cur.x >= COLS / 2) return;
  //% elif bug == 'refuse_low'
  if (cur.y > 5) return;
  //% endif
  const shape = turned(cur.shape, way);
  for (const kick of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
    if (@{sw('free(shape, cur.x + kick, cur.y)', turn_never='free(shape, cur.x + kick, cur.y + ROWS)', escape_walls='clearOfOthers(shape, cur.x, cur.y)', escape_stack='inside(shape, cur.x + kick, cur.y)', escape_all='shape.length', wall_left='free(shape, cur.x + kick, cur.y) && inside(shape, cur.x + kick, cur.y)', wall_right='free(shape, cur.x + kick, cur.y) && inside(shape, cur.x + kick, cur.y)')}) {
      cur.x += kick;
      //% if bug == 'turn_lost'
      ({ ...cur, shape });
      //% elif rotation == 'template'
      cur.shape.splice(0, cur.shape.length, ...shape);
      //% else
      cur.shape = shape;
      //% endif
      //% if lock == 'delay'
      restingSince = 0;
      //% endif
      return;
    }
  }
}
//% if ghost or hard

function landingRow() {
  let y = cur.y;
  //% if bug == 'overlap_hard'
  const deepest = cur.shape.reduce((low, row, r) => (row.some(Boolean) ? r : low), 0);
  while (y + deepest < ROWS - 1) y++;
  //% else
  while (free(cur.shape, cur.x, y + 1)) y++;
  //% endif
  return y;
}
//% endif

function fall() {
  if (!cur) return;
  //% if bug == 'overlap_low'
  cur.y++;
  const deepest = Math.max(...blocks(cur).map((at) => at[1]));
  if (deepest >= ROWS) cur.y--;
  if (deepest >= ROWS || !free(cur.shape, cur.x, cur.y)) settle();
  //% else
  if (free(cur.shape, cur.x, cur.y + 1)) {
    cur.y++;
    //% if lock == 'contact'
    if (!free(cur.shape, cur.x, cur.y + 1)) settle();
    //% elif lock == 'delay'
    restingSince = 0;
    //% endif
    return;
  }
  //% if lock == 'delay'
  if (!restingSince) restingSince = Date.now();
  else if (Date.now() - restingSince >= 450) settle();
  //% else
  settle();
  //% endif
  //% endif
}
//% if soft

function softDrop() {
  if (!cur) return;
  //% if bug == 'soft_dead'
  let y = cur.y;
  if (free(cur.shape, cur.x, y + 1)) y++;
  //% else
  //% if drops and bug != 'drop_lost'
  if (free(cur.shape, cur.x, cur.y + 1)) score += 1;
  //% endif
  fall();
  //% endif
}
//% endif
//% if hard

function hardDrop() {
  if (!cur) return;
  const y = landingRow();
  //% if drops and bug != 'drop_lost'
  score += 2 * (y - cur.y);
  //% endif
  //% if bug != 'hard_dead'
  cur.y = y;
  @{fx.drop}
  settle();
  //% endif
}
//% endif
//% if hold

function swapHeld() {
  if (!cur || alreadySwapped) return;
  //% if bug == 'hold_dead'
  const kept = cur.kind;
  alreadySwapped = kept !== null;
  //% else
  const back = held;
  held = makePiece(cur.kind);
  if (back) {
    cur = makePiece(back.kind);
    checkRoom();
  } else {
    spawn();
  }
  alreadySwapped = true;
  //% endif
}
//% endif

function settle() {
  blocks(cur).forEach(([x, y]) => {
    if (grid[y]) grid[y][x] = cur.color;
  });
  @{fx.lock}
  //% if flash
  const full = [];
  grid.forEach((row, y) => { if (row.every(Boolean)) full.push(y); });
  if (full.length) {
    cur = null;
    flashing = full;
    setTimeout(() => {
      flashing = [];
      reward(sweep());
      spawn();
      @{redraw}
    }, 220);
    return;
  }
  //% else
  reward(sweep());
  //% endif
  spawn();
}

function sweep() {
  let gone = 0;
  //% if bug == 'line_never'
  const full = grid.filter((row) => row.every(Boolean));
  if (full.length > COLS) gone = full.length;
  //% elif bug == 'multi_stale'
  const full = [];
  for (let y = ROWS - 1; y >= 0; y--) if (grid[y].every(Boolean)) full.push(y);
  for (const y of full) {
    grid.splice(y, 1);
    grid.unshift(new Array(COLS).fill(0));
  }
  gone = full.length;
  //% else
  for (let y = @{sw('ROWS - 1', line_bottom='ROWS - 2')}; y >= 0; y--) {
    if (grid[y].@{sw('every(Boolean)', line_threshold='filter(Boolean).length > COLS')}) {
      //% if bug == 'line_unshifted'
      grid[y].fill(0);
      gone++;
      //% else
      grid.splice(y, 1);
      grid.unshift(new Array(COLS).fill(0));
      gone++;
      //% if bug == 'multi_first'
      break;
      //% elif bug != 'multi_splice'
      y++;
      //% endif
      //% endif
    }
  }
  //% endif
  return gone;
}

function reward(n) {
  if (!n) return;
  @{fx.swept}
  lines += n;
  //% if scored
  @{sw('score +=', points_lost='score +', points_nan='score += undefined +')} @{gain('n', 'level')};
  //% endif
  //% if levels and bug != 'speed_stuck'
  level = 1 + Math.floor(lines / @{levels});
  @{fx.level}
  //% endif
}

function spawn() {
  //% if bug == 'preview_lies'
  upcoming.shift();
  cur = makePiece(@{pick});
  upcoming.push(makePiece(@{pick}));
  //% elif preview
  cur = upcoming.shift();
  upcoming.push(makePiece(@{pick}));
  //% else
  cur = makePiece(@{pick});
  //% endif
  //% if bug == 'refuse_once'
  turns = 0;
  //% endif
  //% if hold
  alreadySwapped = false;
  //% endif
  checkRoom();
}

function checkRoom() {
  if (@{sw('!free(cur.shape, cur.x, cur.y)', over_never='cur.y < 0', over_row='grid[ROWS]', overlap_spawn='grid[0][COLS >> 1]')}) {
    running = false;
    //% if bug == 'restart_flag'
    gameOver = true;
    //% endif
    @{fx.over}
  }
}

function newGame() {
  //% if bug != 'restart_board'
  grid = emptyGrid();
  //% endif
  score = 0;
  lines = 0;
  level = 1;
  //% if hold
  held = null;
  //% endif
  //% if preview
  upcoming = Array.from({ length: @{preview} }, () => makePiece(@{pick}));
  //% endif
  running = @{sw('true', restart_flag='!gameOver')};
  paused = false;
  spawn();
}
