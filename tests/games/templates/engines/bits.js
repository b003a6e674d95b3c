//! form=mask
//! rotations=plain,nudge
//: cols=W
//: rows=H
//: hue=tints[$2][$1]
//: has=alive
//: cells=spotsOf(faces[facing], px, py)
//: tint=hue
//: ghost=spotsOf(faces[facing], px, lowest())
//: next=spotsOf(@{p.shape('queueKinds[$1]')}[0], 0, 0)
//: nexttint=queueTints[$1]
//: hasnext=queueKinds.length
//: held=(saved >= 0)
//: heldcells=spotsOf(@{p.shape('saved')}[0], 0, 0)
//: heldtint=savedTint
//: score=points
//: lines=total
//: level=stage
//: live=on
//: paused=asleep
//: flashing=lit
//: left=slide(-1)
//: right=slide(1)
//: turn=spin(1)
//: back=spin(3)
//: soft=press1()
//: hard=plunge()
//: swap=save()
//: pause=asleep = !asleep
//: begin=reset()
//: tick=sink()
//: period=@{speed(sw('stage', speed_constant='1'))}
//: nothing=''
//: put=setBit($1, $2, $3)
const W = @{cols}, H = @{rows};
// A row is a number: four bits of wall on either side, column 0 in the highest bit between them.
const SIDES = (15 << (W + 4)) | 15;
const FULL = ((1 << (W + 8)) - 1);
let rows = [], tints = [];
let faces = [], facing = 0, px = 0, py = 0, hue = '', kind = 0, alive = false;
let queueKinds = [], queueTints = [], saved = -1, savedTint = '', swapped = false;
let points = 0, total = 0, stage = 1, on = false, asleep = false, lit = [], contact = 0, spins = 0@{sw('', restart_flag=', lost = false')};

const nibble = (face, r) => (face >> (12 - 4 * r)) & 15;
const bits = (face, x, r) => (x <= W ? nibble(face, r) << (W - x) : nibble(face, r) >> (x - W));

function wipe() {
  rows = new Array(H).fill(SIDES);
  tints = Array.from({ length: H }, () => new Array(W).fill(''));
}
wipe();

function spotsOf(face, x, y) {
  const list = [];
  for (let n = 0; n < 16; n++) if (face & (0x8000 >> n)) list.push([x + (n & 3), y + (n >> 2)]);
  return list;
}

function setBit(x, y, tint) {
  const bit = 1 << (W + 3 - x);
  rows[y] = tint ? rows[y] | bit : rows[y] & ~bit;
  tints[y][x] = tint;
}

// What of a face hits: the walls, the floor, others.
function hits(face, x, y) {
  for (let r = 0; r < 4; r++) {
    const b = bits(face, x, r);
    if (!b) continue;
    if (y + r >= H) return true;
    //% if bug == 'overlap_cell'
    if (b & (r === 0 || y + r < 0 ? SIDES : rows[y + r])) return true;
    //% else
    if (b & (y + r < 0 ? SIDES : rows[y + r])) return true;
    //% endif
  }
  return false;
}
//% if bug in ('escape_stack', 'overlap_sideways')
function strays(face, x, y) {
  for (let r = 0; r < 4; r++) if (bits(face, x, r) && (y + r >= H || bits(face, x, r) & SIDES)) return true;
  return false;
}
//% elif bug == 'escape_walls'
function bumps(face, x, y) {
  for (let r = 0; r < 4; r++) if (y + r < H && bits(face, x, r) & (rows[y + r] & ~SIDES)) return true;
  return false;
}
//% elif bug in ('wall_left', 'wall_right')
const OPEN = @{sw('0', wall_left='15 << (W + 4)', wall_right='15')};
function hitsOpen(face, x, y) {
  for (let r = 0; r < 4; r++) {
    const b = bits(face, x, r);
    if (b && (y + r >= H || b & (y + r < 0 ? SIDES : rows[y + r]) & ~OPEN)) return true;
  }
  return false;
}
//% endif
//% set test = 'hitsOpen' if bug in ('wall_left', 'wall_right') else 'hits'

function slide(dx) {
  if (!alive) return;
  //% if bug == 'left_lost'
  dx = dx & 1 && Math.max(dx, 0);
  //% elif bug == 'right_lost'
  dx = dx & ~1 ? dx : 0;
  //% endif
  if (@{sw(test, overlap_sideways='strays')}(faces[facing], px + dx, py)) return;
  //% if bug == 'wall_left'
  if (px + dx < -3) return;
  //% elif bug == 'wall_right'
  if (px + dx > W) return;
  //% endif
  @{sw('px += dx', move_lost='let px = 0; px += dx')};
  contact = 0;
}

function spin(by) {
  if (!alive) return;
  //% if bug == 'refuse_once'
  if (spins++ > 0) return;
  //% elif bug == 'refuse_half'
  if (px >= W >> 1) return;
  //% elif bug == 'refuse_low'
  if (py >= 7) return;
  //% endif
  const to = @{sw('(facing + by) & 3', turn_same='(facing + by * 4) & 3')};
  for (const k of [@{'0' if rotation != 'nudge' else '0, -1, 1, -2, 2'}]) {
    if (@{sw('hits(faces[to], px + k, py)', turn_never='hits(faces[to], px + k, py) || to !== facing', escape_walls='bumps(faces[to], px + k, py)', escape_stack='strays(faces[to], px + k, py)', escape_all='to < 0')}) continue;
    //% if bug == 'turn_lost'
    const facing = to;
    //% else
    facing = to;
    //% endif
    px += k;
    contact = 0;
    return;
  }
}

function stamp() {
  for (const [x, y] of spotsOf(faces[facing], px, py)) if (y >= 0 && y < H && x >= 0 && x < W) setBit(x, y, hue);
  alive = false;
  @{fx.lock}
  //% if flash
  lit = [];
  for (let y = 0; y < H; y++) if (rows[y] === FULL) lit.push(y);
  if (lit.length) {
    setTimeout(() => { lit = []; count(sweep()); deal(); @{redraw} }, 200);
    return;
  }
  //% else
  count(sweep());
  //% endif
  deal();
}

function sweep() {
  let n = 0;
  //% if bug == 'multi_stale'
  const done = rows.map((row, y) => (row === FULL ? y : -1)).filter((y) => y >= 0).reverse();
  for (const y of done) cut(y);
  n = done.length;
  //% else
  for (let y = H - @{sw('1', line_bottom='2')}; y >= 0; y--) {
    //% if bug == 'multi_splice'
    if (rows[y] === FULL) { cut(y); n++; }
    //% elif bug == 'multi_first'
    if (rows[y] === FULL && n === 0) { cut(y); n++; }
    //% else
    while (rows[y] === @{sw('FULL', line_never='FULL + 1', line_threshold='(FULL << 1)')}) { cut(y); n++; }
    //% endif
  }
  //% endif
  return n;
}

function cut(y) {
  //% if bug == 'line_unshifted'
  rows[y] = SIDES;
  tints[y] = new Array(W).fill('');
  //% else
  rows.splice(y, 1);
  rows.unshift(SIDES);
  tints.splice(y, 1);
  tints.unshift(new Array(W).fill(''));
  //% endif
}

function count(n) {
  if (!n) return;
  @{fx.swept}
  total += n;
  //% if scored
  @{sw('points +=', points_lost='points -', points_nan='points += NaN *')} @{gain('n', 'stage')};
  //% endif
  //% if levels and bug != 'speed_stuck'
  stage = 1 + ((total / @{levels}) | 0);
  @{fx.level}
  //% endif
}

function take(k, tint) {
  kind = k;
  hue = tint;
  faces = @{p.shape('k')};
  facing = 0;
  const columns = spotsOf(faces[0], 0, 0).map((at) => at[0]);
  px = (W - Math.max(...columns) - 1) >> 1;
  py = 0;
  contact = 0;
  spins = 0;
  alive = true;
}

function draft() {
  const k = @{pick};
  queueKinds.push(k);
  queueTints.push(@{p.hue('k')});
}

function deal() {
  draft();
  //% if bug == 'preview_lies'
  queueKinds.shift();
  queueTints.shift();
  const k = @{pick};
  take(k, @{p.hue('k')});
  //% else
  take(queueKinds.shift(), queueTints.shift());
  //% endif
  swapped = false;
  room();
}

function room() {
  if (@{sw('hits(faces[0], px, py)', over_never='faces.length > 4', over_row='rows[H]', overlap_spawn='tints[0][W >> 1]')}) {
    on = false;
    //% if bug == 'restart_flag'
    lost = true;
    //% endif
    @{fx.over}
  }
}

function sink() {
  if (!alive) return;
  //% if bug == 'overlap_low'
  if (spotsOf(faces[facing], px, py + 1).some(([, y]) => y >= H)) return stamp();
  py++;
  if (hits(faces[facing], px, py)) stamp();
  //% else
  if (!@{test}(faces[facing], px, py + 1)) {
    py++;
    contact = 0;
    //% if lock == 'contact'
    if (@{test}(faces[facing], px, py + 1)) stamp();
    //% endif
    return;
  }
  //% if lock == 'delay'
  if (!contact) contact = performance.now() + 1;
  else if (performance.now() - contact >= 400) stamp();
  //% else
  stamp();
  //% endif
  //% endif
}
//% if soft

function press1() {
  if (!alive) return;
  //% if bug == 'soft_dead'
  const py1 = py + 1;
  return py1;
  //% else
  //% if drops and bug != 'drop_lost'
  if (!hits(faces[facing], px, py + 1)) points++;
  //% endif
  sink();
  //% endif
}
//% endif
//% if hard or ghost

function lowest() {
  let y = py;
  //% if bug == 'overlap_hard'
  while (!spotsOf(faces[facing], px, y + 1).some((at) => at[1] >= H)) y++;
  //% else
  while (!@{test}(faces[facing], px, y + 1)) y++;
  //% endif
  return y;
}
//% endif
//% if hard

function plunge() {
  if (!alive) return;
  //% if drops and bug != 'drop_lost'
  points += 2 * (lowest() - py);
  //% endif
  //% if bug == 'hard_dead'
  lowest();
  //% else
  py = lowest();
  @{fx.drop}
  stamp();
  //% endif
}
//% endif
//% if hold

function save() {
  if (!alive || swapped) return;
  //% if bug == 'hold_dead'
  const before = kind;
  swapped = before < 0;
  //% else
  const before = saved, tint = savedTint;
  saved = kind;
  savedTint = hue;
  if (before < 0) deal();
  else { take(before, tint); room(); }
  swapped = true;
  //% endif
}
//% endif

function reset() {
  //% if bug != 'restart_board'
  wipe();
  //% endif
  points = total = 0;
  stage = 1;
  saved = -1;
  queueKinds = [];
  queueTints = [];
  for (let n = 0; n < @{preview}; n++) draft();
  on = @{sw('true', restart_flag='!lost')};
  asleep = false;
  deal();
}
