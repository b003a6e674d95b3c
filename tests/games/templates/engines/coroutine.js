//! form=matrix
//! rotations=plain,nudge
//: cols=WIDE
//: rows=HIGH
//: hue=columns[$1][$2]
//: has=now
//: cells=spread(now)
//: tint=now.tint
//: ghost=spread(now, resting())
//: next=spread({ ...soon[$1], x: 0, y: 0 })
//: nexttint=soon[$1].tint
//: hasnext=soon.length
//: held=pocket
//: heldcells=spread({ ...pocket, x: 0, y: 0 })
//: heldtint=pocket.tint
//: score=score
//: lines=lines
//: level=level
//: live=playing
//: paused=napping
//: flashing=whiteRows
//: left=tell('left')
//: right=tell('right')
//: turn=tell('turn')
//: back=tell('back')
//: soft=tell('soft')
//: hard=tell('hard')
//: swap=tell('swap')
//: pause=napping = !napping
//: begin=raise()
//: tick=tell('fall')
//: period=tempo()
//: put=columns[$1][$2] = $3
const WIDE = @{cols};
const HIGH = @{rows};
let columns = Array.from({ length: WIDE }, () => new Array(HIGH).fill(0));
let now = null;
let soon = [];
//% if hold
let pocket = null;
//% endif
let whiteRows = [];
let score = 0;
let lines = 0;
let level = 1;
let playing = false;
let napping = false;
let story = null;

const spread = ({ rows, x, y }, top = y) => rows.flatMap((row, r) => row.flatMap((cell, c) => (cell ? [[x + c, top + r]] : [])));
const tempo = () => @{speed(sw('level', speed_constant='1'))};

function make(kind) {
  const rows = @{p.shape('kind')};
  return { kind, rows, x: Math.floor((WIDE - rows[0].length) / 2), y: 0, tint: @{p.hue('kind')} };
}

function room(thing/*% if bug in ('wall_left', 'wall_right') %*/, strict = false/*% endif %*/) {
  for (const [x, y] of spread(thing)) {
    //% if bug == 'wall_left'
    if (x < 0 && !strict && y < HIGH) continue;
    //% elif bug == 'wall_right'
    if (x >= WIDE && !strict && y < HIGH) continue;
    //% endif
    if (x < 0 || x >= WIDE || y >= HIGH) return false;
    if (columns[x][y]@{sw('', overlap_cell=' && x !== thing.x')}) return false;
  }
  return true;
}
//% if bug in ('escape_stack', 'overlap_sideways', 'overlap_hard')

const bounded = (thing) => spread(thing).every(([x, y]) => x >= 0 && x < WIDE && y < HIGH);
//% elif bug == 'escape_walls'

const unblocked = (thing) => spread(thing).every(([x, y]) => !columns[x] || !columns[x][y]);
//% endif

function wheel(rows, way) {
  const high = rows.length, wide = rows[0].length;
  return Array.from({ length: @{sw('wide', turn_same='high')} }, (_, r) => Array.from({ length: @{sw('high', turn_same='wide')} }, (__, c) => (
    @{sw('way > 0 ? rows[high - 1 - c][r] : rows[c][wide - 1 - r]', turn_same='way ? rows[r][c] : 0')}
  )));
}
//% if hard or ghost

function resting() {
  let y = now.y;
  while (@{sw('room', overlap_hard='bounded')}({ ...now, y: y + 1 })) y++;
  return y;
}
//% endif

function dealOut() {
  soon.push(make(@{pick}));
  //% if bug == 'preview_lies'
  soon.shift();
  return make(@{pick});
  //% else
  return soon.shift();
  //% endif
}

function fullRows() {
  const found = [];
  for (let y = 0; y < HIGH@{sw('', line_bottom=' - 1')}; y++) if (columns.@{sw('every((column) => column[y])', line_threshold='every((column) => column[y] && column.length > HIGH)')}) found.push(y);
  return found;
}

function dissolve(rows) {
  //% if bug == 'line_never'
  return 0;
  //% elif bug == 'line_unshifted'
  for (const column of columns) for (const y of rows) column[y] = 0;
  return rows.length;
  //% else
  //% if bug == 'multi_first'
  rows = rows.slice(0, 1);
  //% elif bug in ('multi_stale', 'multi_splice')
  rows = rows.reverse();
  //% endif
  for (const column of columns) {
    for (const y of rows) {
      column.splice(y, 1);
      column.unshift(0);
    }
  }
  return rows.length;
  //% endif
}

function applaud(n) {
  if (!n) return;
  @{fx.swept}
  lines += n;
  //% if scored
  score @{sw('+=', points_lost='+', points_nan='+= NaN *')} @{gain('n', 'level')};
  //% endif
  //% if levels and bug != 'speed_stuck'
  level = 1 + Math.floor(lines / @{levels});
  @{fx.level}
  //% endif
}

//% set lost = sw('!room(now)', over_never='now.lost', over_row='columns[0][HIGH]', overlap_spawn='columns[WIDE >> 1][0]')
// The life of one piece, from the top until it lies still; every order comes in through yield.
function* life() {
  let rested = 0;
  //% if hold
  let mayStore = true;
  //% endif
  //% if bug == 'refuse_once'
  let turns = 0;
  //% endif
  for (;;) {
    const order = yield;
    let moved = null;
    switch (order) {
      case 'left':
      case 'right': {
        const dx = order === 'left' ? @{sw('-1', left_lost='0')} : @{sw('1', right_lost='-0')};
        moved = { ...now, x: now.x + dx };
        if (@{sw('room', overlap_sideways='bounded')}(moved)) {
          //% if bug == 'move_lost'
          moved.moved = true;
          //% else
          now = moved;
          //% endif
          rested = 0;
        }
        break;
      }
      case 'turn':
      case 'back': {
        //% if bug == 'refuse_once'
        if (turns++) break;
        //% elif bug == 'refuse_half'
        if (now.x > WIDE / 2 - 1) break;
        //% elif bug == 'refuse_low'
        if (now.y > 6) break;
        //% endif
        const rows = wheel(now.rows, order === 'turn' ? 1 : -1);
        for (const dx of [@{'0' if rotation != 'nudge' else '0, -1, 1, -2, 2'}]) {
          moved = { ...now, rows, x: now.x + dx };
          if (!@{sw('room(moved)', wall_left='room(moved, true)', wall_right='room(moved, true)', turn_never='(room(moved) && moved === now)', escape_walls='unblocked(moved)', escape_stack='bounded(moved)', escape_all='moved')}) continue;
          //% if bug != 'turn_lost'
          now = moved;
          //% endif
          rested = 0;
          break;
        }
        break;
      }
      //% if hard
      case 'hard': {
        const low = resting();
        //% if drops and bug != 'drop_lost'
        score += 2 * (low - now.y);
        //% endif
        //% if bug == 'hard_dead'
        moved = { ...now, y: low };
        break;
        //% else
        now = { ...now, y: low };
        @{fx.drop}
        return;
        //% endif
      }
      //% endif
      //% if hold
      case 'swap':
        if (mayStore) {
          //% if bug == 'hold_dead'
          moved = pocket || make(now.kind);
          mayStore = moved !== pocket;
          //% else
          const before = pocket;
          pocket = make(now.kind);
          now = before ? make(before.kind) : dealOut();
          mayStore = false;
          if (@{lost}) return true;
          //% endif
        }
        break;
      //% endif
      //% if soft
      case 'soft':
        //% if bug == 'soft_dead'
        moved = { ...now, y: now.y + 1 };
        break;
        //% elif drops and bug != 'drop_lost'
        if (room({ ...now, y: now.y + 1 })) score++;
        //% endif
        // falls through
      //% endif
      case 'fall':
        moved = { ...now, y: now.y + 1 };
        //% if bug == 'overlap_low'
        if (spread(moved).some(([, y]) => y >= HIGH)) return;
        now = moved;
        if (!room(now)) return;
        //% else
        if (room(moved)) {
          now = moved;
          rested = 0;
          //% if lock == 'contact'
          if (!room({ ...now, y: now.y + 1 })) return;
          //% endif
        } else {
          //% if lock == 'delay'
          if (!rested) rested = Date.now();
          else if (Date.now() - rested >= 400) return;
          //% else
          return;
          //% endif
        }
        //% endif
        break;
      default:
    }
  }
}

function* game() {
  for (;;) {
    now = dealOut();
    if (@{lost}) break;
    if (yield* life()) break;
    for (const [x, y] of spread(now)) if (columns[x] && y >= 0 && y < HIGH) columns[x][y] = now.tint;
    @{fx.lock}
    const rows = fullRows();
    if (rows.length) {
      //% if flash
      now = null;
      whiteRows = rows;
      setTimeout(() => tell('wake'), 210);
      while ((yield) !== 'wake');
      whiteRows = [];
      applaud(dissolve(rows));
      @{redraw}
      //% else
      applaud(dissolve(rows));
      //% endif
    }
  }
  playing = false;
  //% if bug == 'restart_flag'
  story = 'ended';
  //% endif
  @{fx.over}
}

function tell(order) {
  if (story && story.next) story.next(order);
}

function raise() {
  //% if bug == 'restart_flag'
  if (story === 'ended') return;
  //% endif
  //% if bug != 'restart_board'
  columns = Array.from({ length: WIDE }, () => new Array(HIGH).fill(0));
  //% endif
  score = 0;
  lines = 0;
  level = 1;
  //% if hold
  pocket = null;
  //% endif
  soon = Array.from({ length: @{preview} }, () => make(@{pick}));
  whiteRows = [];
  playing = true;
  napping = false;
  story = game();
  story.next();
}
