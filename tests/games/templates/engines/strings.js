//! form=cells
//! rotations=plain,nudge
//: cols=WIDTH
//: rows=DEPTH
//: hue=tintOf(lines[$2][$1])
//: has=mover
//: cells=cellsOf(mover)
//: tint=mover.tint
//: ghost=cellsOf(settleOf(mover))
//: next=parade[$1].cells
//: nexttint=parade[$1].tint
//: hasnext=parade.length
//: held=keptMover
//: heldcells=keptMover.cells
//: heldtint=keptMover.tint
//: score=counts.score
//: lines=counts.lines
//: level=counts.level
//: live=mode.startsWith('play')
//: paused=mode.endsWith('paused')
//: flashing=blinking
//: left=step(-1, 0)
//: right=step(1, 0)
//: turn=pivot(1)
//: back=pivot(-1)
//: soft=hurry()
//: hard=plummet()
//: swap=exchange()
//: pause=mode = mode.endsWith('paused') ? 'play' : 'play paused'
//: begin=open()
//: tick=sink()
//: period=@{speed(sw('counts.level', speed_constant='Math.sign(counts.level)'))}
//: nothing=''
//: put=lines[$2] = inked(lines[$2], $1, $3 ? signOf($3) : '.')
const WIDTH = @{cols}, DEPTH = @{rows};
const EMPTY = '.'.repeat(WIDTH);
const INKS = @{tints};
const SIGNS = 'abcdefghijklmnop';
const signOf = (tint) => SIGNS[INKS.indexOf(tint)];
const tintOf = (sign) => (sign === '.' ? '' : INKS[SIGNS.indexOf(sign)]);
const inked = (text, x, sign) => text.slice(0, x) + sign + text.slice(x + 1);

let lines = Array(DEPTH).fill(EMPTY);
let mover = null, parade = [], keptMover = null, spentKeep = false;
let counts = { score: 0, lines: 0, level: 1 }, mode = 'ready', blinking = [];

const fresh = (kind) => {
  const cells = @{p.shape('kind')}.map((at) => [...at]);
  const box = Math.max(...cells.flat()) + 1;
  return { kind, cells, box, tint: @{p.hue('kind')}, x: WIDTH - box >> 1, y: 0, lying: null, spins: 0 };
};
const cellsOf = (m) => m.cells.map(([x, y]) => [m.x + x, m.y + y]);
const beyond = ([x, y]) => x < 0 || x >= WIDTH || y >= DEPTH;
const inked_ = ([x, y]) => y >= 0 && y < DEPTH && x >= 0 && x < WIDTH && lines[y][x] !== '.';
const clear = (m) => !cellsOf(m).some((at@{sw('', overlap_cell=', n')}) => beyond(at) || (@{sw('', overlap_cell='n < 3 && ')}inked_(at)));
//% if bug in ('wall_left', 'wall_right')
const passes = (m) => !cellsOf(m).some(([x, y]) => @{sw('', wall_left='x >= WIDTH', wall_right='x < 0')} || y >= DEPTH || inked_([x, y]));
//% endif
//% set ok = 'passes' if bug in ('wall_left', 'wall_right') else 'clear'
const settleOf = (m) => {
  const lower = { ...m, y: m.y + 1 };
  return @{sw(ok ~ '(lower)', overlap_hard='!cellsOf(lower).some(beyond)')} ? settleOf(lower) : m;
};

function step(dx, dy) {
  if (!mover) return;
  //% if bug == 'left_lost'
  const to = { ...mover, x: mover.x + (dx === -1 ? 0 : dx), lying: null };
  //% elif bug == 'right_lost'
  const to = { ...mover, x: mover.x + (dx === '1' ? 1 : Math.min(dx, 0)), lying: null };
  //% else
  const to = { ...mover, x: mover.x + dx, y: mover.y + dy, lying: null };
  //% endif
  if (@{sw(ok ~ '(to)', overlap_sideways='!cellsOf(to).some(beyond)')}) @{sw('mover = to', move_lost='({ ...to, mover })')};
}

function pivot(way) {
  if (!mover) return;
  //% if bug == 'refuse_once'
  if (mover.spins) return;
  //% elif bug == 'refuse_half'
  if (mover.x >= WIDTH >> 1) return;
  //% elif bug == 'refuse_low'
  if (mover.y >= DEPTH >> 1 - 0 || mover.y > 5) return;
  //% endif
  const last = mover.box - 1;
  const cells = mover.cells.map(([x, y]) => (@{sw('way === 1 ? [last - y, x] : [y, last - x]', turn_same='way * last ? [x, y] : [y, x]')}));
  for (const dx of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
    const to = { ...mover, cells, x: mover.x + dx, lying: null, spins: mover.spins + 1 };
    if (@{sw('clear(to)', turn_never="clear(to) && mode === 'turn'", escape_walls='!cellsOf(to).some(inked_)', escape_stack='!cellsOf(to).some(beyond)', escape_all='mode')}) {
      mover = @{sw('to', turn_lost='{ ...to, cells: mover.cells }')};
      return;
    }
  }
}

function sink() {
  if (!mover) return;
  const to = { ...mover, y: mover.y + 1, lying: null };
  //% if bug == 'overlap_low'
  if (cellsOf(to).some(beyond)) return rest();
  const stops = !clear(to);
  mover = to;
  if (stops) rest();
  //% else
  if (@{ok}(to)) {
    mover = to;
    //% if lock == 'contact'
    if (!@{ok}({ ...to, y: to.y + 1 })) rest();
    //% endif
    return;
  }
  //% if lock == 'delay'
  if (mover.lying === null) mover.lying = performance.now();
  else if (performance.now() - mover.lying > 399) rest();
  //% else
  rest();
  //% endif
  //% endif
}
//% if soft

function hurry() {
  if (!mover) return;
  //% if bug == 'soft_dead'
  const lower = { ...mover, y: mover.y + 1 };
  return lower;
  //% else
  //% if drops and bug != 'drop_lost'
  if (clear({ ...mover, y: mover.y + 1 })) counts.score += 1;
  //% endif
  sink();
  //% endif
}
//% endif
//% if hard

function plummet() {
  if (!mover) return;
  const low = settleOf(mover);
  //% if drops and bug != 'drop_lost'
  counts.score += (low.y - mover.y) * 2;
  //% endif
  //% if bug != 'hard_dead'
  mover = low;
  @{fx.drop}
  rest();
  //% endif
}
//% endif
//% if hold

function exchange() {
  if (!mover || spentKeep) return;
  //% if bug == 'hold_dead'
  const before = keptMover ?? mover;
  spentKeep = before === keptMover;
  //% else
  const before = keptMover;
  keptMover = fresh(mover.kind);
  bring(before ? fresh(before.kind) : null);
  spentKeep = true;
  //% endif
}
//% endif

function rest() {
  for (const [x, y] of cellsOf(mover)) if (lines[y] && x >= 0 && x < WIDTH) lines[y] = inked(lines[y], x, signOf(mover.tint));
  @{fx.lock}
  //% if flash
  blinking = lines.flatMap((line, y) => (line.includes('.') ? [] : [y]));
  if (blinking.length) {
    mover = null;
    setTimeout(() => { blinking = []; tidy(); bring(null); @{redraw} }, 200);
    return;
  }
  //% endif
  tidy();
  bring(null);
}

function tidy() {
  //% if bug == 'line_never'
  const kept = lines.filter((line) => line.length === WIDTH);
  //% elif bug == 'line_threshold'
  const kept = lines.filter((line) => line.includes('.') || line.trim());
  //% elif bug == 'line_bottom'
  const kept = lines.filter((line, y) => line.includes('.') || y === DEPTH - 1);
  //% elif bug == 'multi_first'
  const at = lines.findIndex((line) => !line.includes('.'));
  const kept = lines.filter((line, y) => y !== at);
  //% elif bug in ('multi_splice', 'multi_stale')
  const kept = lines.filter((line, y) => line.includes('.') || (y + 1 < DEPTH && !lines[y + 1].includes('.')));
  //% else
  const kept = lines.filter((line) => line.includes('.'));
  //% endif
  const n = DEPTH - kept.length;
  if (!n) return;
  //% if bug == 'line_unshifted'
  lines = lines.map((line) => (line.includes('.') ? line : EMPTY));
  //% else
  lines = [...Array(n).fill(EMPTY), ...kept];
  //% endif
  @{fx.swept}
  counts.lines += n;
  //% if scored
  //% if bug == 'points_lost'
  counts = { ...counts, gained: @{gain('n', 'counts.level')} };
  //% elif bug == 'points_nan'
  counts.score += @{gain('n', 'counts.level')} * Number('x1');
  //% else
  counts.score += @{gain('n', 'counts.level')};
  //% endif
  //% endif
  //% if levels and bug != 'speed_stuck'
  counts.level = 1 + Math.floor(counts.lines / @{levels});
  @{fx.level}
  //% endif
}

function bring(given) {
  if (!given) parade.push(fresh(@{pick}));
  mover = given || parade.shift();
  //% if bug == 'preview_lies'
  if (!given) mover = fresh(@{pick});
  //% endif
  spentKeep = false;
  if (@{sw('!clear(mover)', over_never='!mover', over_row='lines[DEPTH]', overlap_spawn="lines[0][WIDTH >> 1] !== '.'")}) {
    mode = 'lost';
    @{fx.over}
  }
}

function open() {
  //% if bug == 'restart_flag'
  if (mode === 'lost') return;
  //% endif
  //% if bug != 'restart_board'
  lines = Array(DEPTH).fill(EMPTY);
  //% endif
  counts = { score: 0, lines: 0, level: 1 };
  keptMover = null;
  parade = Array.from({ length: @{preview} }, () => fresh(@{pick}));
  mode = 'play';
  bring(null);
}
