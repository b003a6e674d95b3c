//! form=cells
//! rotations=plain,nudge
//: cols=WIDTH
//: rows=HEIGHT
//: hue=state.rows[$2][$1]
//: has=state.falling
//: cells=placed(state.falling)
//: tint=state.falling.tint
//: ghost=placed(landed(state, state.falling))
//: next=state.line[$1].cells
//: nexttint=state.line[$1].tint
//: hasnext=state.line.length
//: held=state.pocket
//: heldcells=state.pocket.cells
//: heldtint=state.pocket.tint
//: score=state.score
//: lines=state.cleared
//: level=state.level
//: live=(state.phase === 'playing')
//: paused=state.paused
//: flashing=state.bright
//: left=dispatch({ type: 'SHIFT', by: -1 })
//: right=dispatch({ type: 'SHIFT', by: 1 })
//: turn=dispatch({ type: 'TURN', way: 1 })
//: back=dispatch({ type: 'TURN', way: -1 })
//: soft=dispatch({ type: 'SOFT' })
//: hard=dispatch({ type: 'HARD' })
//: swap=dispatch({ type: 'SWAP' })
//: pause=dispatch({ type: 'PAUSE' })
//: begin=dispatch({ type: 'BEGIN' })
//: tick=dispatch({ type: 'TICK', at: Date.now() })
//: period=@{speed(sw('state.level', speed_constant='initial.level'))}
//: nothing=null
//: put=state = { ...state, rows: state.rows.map((row, r) => (r === $2 ? row.map((cell, c) => (c === $1 ? $3 : cell)) : row)) }
const WIDTH = @{cols};
const HEIGHT = @{rows};

const emptyRow = () => Array.from({ length: WIDTH }, () => null);
const emptyRows = () => Array.from({ length: HEIGHT }, emptyRow);

const initial = {
  phase: 'waiting',
  paused: false,
  rows: emptyRows(),
  falling: null,
  line: [],
  pocket: null,
  bright: [],
  score: 0,
  cleared: 0,
  level: 1,
  swapped: false,
};

const create = (kind) => {
  const cells = @{p.shape('kind')};
  const side = 1 + Math.max(...cells.flat());
  return { kind, cells, side, x: Math.floor((WIDTH - side) / 2), y: 0, tint: @{p.hue('kind')}, turns: 0, since: 0 };
};

const placed = (piece) => piece.cells.map(([x, y]) => [piece.x + x, piece.y + y]);

//% if bug in ('wall_left', 'wall_right')
const withinWalls = (piece) => placed(piece).every(([x]) => x >= 0 && x < WIDTH);
//% endif
//% if bug == 'wall_left'
const inBounds = ([x, y]) => x < WIDTH && y < HEIGHT;
//% elif bug == 'wall_right'
const inBounds = ([x, y]) => x >= 0 && y < HEIGHT;
//% else
const inBounds = ([x, y]) => x >= 0 && x < WIDTH && y < HEIGHT;
//% endif
const isTaken = (rows, [x, y]) => Boolean(rows[y] && rows[y][x]);
const fits = (rows, piece) => {
  const spots = placed(piece);
  return spots.every(inBounds) && !spots@{sw('', overlap_cell='.slice(1)')}.some((spot) => isTaken(rows, spot));
};

const landed = (now, piece) => {
  let low = piece;
  //% if bug == 'overlap_hard'
  while (placed({ ...low, y: low.y + 1 }).every(inBounds)) low = { ...low, y: low.y + 1 };
  //% else
  while (fits(now.rows, { ...low, y: low.y + 1 })) low = { ...low, y: low.y + 1 };
  //% endif
  return low;
};

const spin = (piece, way) => ({
  ...piece,
  turns: piece.turns + 1,
  since: 0,
  //% if bug == 'turn_same'
  cells: piece.cells.map(([x, y]) => [x, y]),
  //% else
  cells: piece.cells.map(([x, y]) => (way > 0 ? [piece.side - 1 - y, x] : [y, piece.side - 1 - x])),
  //% endif
});

const enter = (now) => {
  //% if bug == 'preview_lies'
  const line = [...now.line.slice(1), create(@{pick})];
  const falling = create(@{pick});
  //% else
  const [falling, ...line] = [...now.line, create(@{pick})];
  //% endif
  return judge({ ...now, falling, line, swapped: false });
};

const judge = (next) => {
  //% if bug == 'over_never'
  return next;
  //% elif bug == 'over_row'
  return isTaken(next.rows, [0, HEIGHT]) ? { ...next, phase: 'over' } : next;
  //% elif bug == 'overlap_spawn'
  return isTaken(next.rows, [WIDTH >> 1, 0]) ? { ...next, phase: 'over' } : next;
  //% else
  return fits(next.rows, next.falling) ? next : { ...next, phase: 'over' };
  //% endif
};

const isFull = (row) => @{sw('row.every((cell) => cell !== null)', line_threshold='row.filter((cell) => cell !== null).length === WIDTH + 1')};

const compact = (rows) => {
  //% if bug == 'line_never'
  return rows.map((row) => (isFull(row) ? [...row] : row));
  //% elif bug == 'line_unshifted'
  return rows.map((row) => (isFull(row) ? emptyRow() : row));
  //% elif bug == 'multi_first'
  const at = rows.findIndex(isFull);
  return at < 0 ? rows : [emptyRow(), ...rows.slice(0, at), ...rows.slice(at + 1)];
  //% elif bug in ('multi_stale', 'multi_splice')
  return rows.reduceRight((now, row, y) => (isFull(/*% if bug == 'multi_stale' %*/row/*% else %*/now[y]/*% endif %*/) ? [emptyRow(), ...now.slice(0, y), ...now.slice(y + 1)] : now), rows);
  //% else
  const left = rows.filter((row@{sw('', line_bottom=', y')}) => @{sw('!isFull(row)', line_bottom='!isFull(row) || y === HEIGHT - 1')});
  return [...Array.from({ length: HEIGHT - left.length }, emptyRow), ...left];
  //% endif
};

const award = (now) => {
  const n = now.rows.filter(isFull).length/*% if bug == 'line_bottom' %*/ - (isFull(now.rows[HEIGHT - 1]) ? 1 : 0)/*% elif bug == 'line_never' %*/ * 0/*% endif %*/;
  if (n === 0) return { ...now, bright: [] };
  const cleared = now.cleared + n;
  return {
    ...now,
    rows: compact(now.rows),
    bright: [],
    cleared,
    //% if scored
    //% if bug == 'points_nan'
    score: now.score + @{gain('n', 'now.level')} * now.combo,
    //% elif bug != 'points_lost'
    score: now.score + @{gain('n', 'now.level')},
    //% endif
    //% endif
    //% if levels and bug != 'speed_stuck'
    level: 1 + Math.floor(cleared / @{levels}),
    //% endif
  };
};

const lock = (now) => {
  const rows = now.rows.map((row) => [...row]);
  for (const [x, y] of placed(now.falling)) if (rows[y] && x >= 0 && x < WIDTH) rows[y][x] = now.falling.tint;
  const stacked = { ...now, rows };
  //% if flash
  const bright = rows.flatMap((row, y) => (isFull(row) ? [y] : []));
  if (bright.length) return { ...stacked, falling: null, bright };
  //% endif
  return enter(award(stacked));
};

const lower = (now, at) => {
  if (!now.falling) return now;
  const below = { ...now.falling, y: now.falling.y + 1, since: 0 };
  //% if bug == 'overlap_low'
  if (!placed(below).every(inBounds)) return lock(now);
  return fits(now.rows, below) ? { ...now, falling: below } : lock({ ...now, falling: below });
  //% else
  if (fits(now.rows, below)) {
    const moved = { ...now, falling: below };
    //% if lock == 'contact'
    if (!fits(now.rows, { ...below, y: below.y + 1 })) return lock(moved);
    //% endif
    return moved;
  }
  //% if lock == 'delay'
  if (!now.falling.since) return { ...now, falling: { ...now.falling, since: at } };
  if (at - now.falling.since < 500) return now;
  //% endif
  return lock(now);
  //% endif
};

const replace = (now, piece) => (fits(now.rows, piece) ? { ...now, falling: piece } : now);

const handlers = {
  BEGIN: (now) => enter({
    ...initial,
    //% if bug == 'restart_board'
    rows: now.rows,
    //% else
    rows: emptyRows(),
    //% endif
    phase: @{sw("'playing'", restart_flag="now.phase === 'over' ? 'over' : 'playing'")},
    line: Array.from({ length: @{preview} }, () => create(@{pick})),
  }),
  PAUSE: (now) => ({ ...now, paused: !now.paused }),
  SHIFT: (now, { by }) => {
    if (!now.falling) return now;
    //% if bug == 'left_lost'
    const moved = { ...now.falling, x: Math.max(now.falling.x, now.falling.x + by), since: 0 };
    //% elif bug == 'right_lost'
    const moved = { ...now.falling, x: Math.min(now.falling.x, now.falling.x + by), since: 0 };
    //% elif bug == 'move_lost'
    const moved = { ...now.falling, by, since: 0 };
    //% else
    const moved = { ...now.falling, x: now.falling.x + by, since: 0 };
    //% endif
    //% if bug == 'overlap_sideways'
    return placed(moved).every(inBounds) ? { ...now, falling: moved } : now;
    //% else
    return replace(now, moved);
    //% endif
  },
  TURN: (now, { way }) => {
    if (!now.falling) return now;
    //% if bug == 'refuse_once'
    if (now.falling.turns) return now;
    //% elif bug == 'refuse_half'
    if (now.falling.x > WIDTH / 2 - 1) return now;
    //% elif bug == 'refuse_low'
    if (now.falling.y > 7) return now;
    //% endif
    const turned = spin(now.falling, way);
    //% if bug == 'turn_lost'
    return replace(now, { ...turned, ...now.falling });
    //% elif bug == 'turn_never'
    return replace(now, { ...turned, y: turned.y + HEIGHT });
    //% elif bug == 'escape_all'
    return { ...now, falling: turned };
    //% elif bug == 'escape_walls'
    return placed(turned).some((spot) => isTaken(now.rows, spot)) ? now : { ...now, falling: turned };
    //% elif bug == 'escape_stack'
    return placed(turned).every(inBounds) ? { ...now, falling: turned } : now;
    //% else
    for (const by of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
      const kicked = { ...turned, x: turned.x + by };
      //% if bug in ('wall_left', 'wall_right')
      if (!withinWalls(kicked)) continue;
      //% endif
      if (fits(now.rows, kicked)) return { ...now, falling: kicked };
    }
    return now;
    //% endif
  },
  TICK: (now, { at }) => lower(now, at),
  //% if soft
  SOFT: (now) => {
    if (!now.falling) return now;
    //% if bug == 'soft_dead'
    return { ...now, falling: { ...now.falling, soft: true } };
    //% else
    //% if drops and bug != 'drop_lost'
    const gain = fits(now.rows, { ...now.falling, y: now.falling.y + 1 }) ? 1 : 0;
    return lower({ ...now, score: now.score + gain }, Date.now());
    //% else
    return lower(now, Date.now());
    //% endif
    //% endif
  },
  //% endif
  //% if hard
  HARD: (now) => {
    if (!now.falling) return now;
    const low = landed(now, now.falling);
    //% if bug == 'hard_dead'
    return { ...now, target: low };
    //% else
    //% if drops and bug != 'drop_lost'
    return lock({ ...now, falling: low, score: now.score + 2 * (low.y - now.falling.y) });
    //% else
    return lock({ ...now, falling: low });
    //% endif
    //% endif
  },
  //% endif
  //% if hold
  SWAP: (now) => {
    if (!now.falling || now.swapped) return now;
    const pocket = create(now.falling.kind);
    //% if bug == 'hold_dead'
    return { ...now, swapped: pocket === now.pocket };
    //% else
    const after = now.pocket ? judge({ ...now, falling: create(now.pocket.kind), pocket }) : enter({ ...now, pocket });
    return { ...after, swapped: true };
    //% endif
  },
  //% endif
  WAKE: (now) => enter(award(now)),
};

const reduce = (now, action) => (handlers[action.type] ? handlers[action.type](now, action) : now);

let state = initial;
const listeners = [];

function dispatch(action) {
  const before = state;
  state = reduce(state, action);
  if (state !== before) listeners.forEach((listener) => listener(before, state, action));
}

listeners.push((before, after) => {
  //% if flash
  if (!before.bright.length && after.bright.length) setTimeout(() => { dispatch({ type: 'WAKE' }); @{redraw} }, 240);
  //% endif
  //% if fx.lock
  if (before.falling && after.rows !== before.rows) { @{fx.lock} }
  //% endif
  if (after.cleared > before.cleared) {
    @{fx.swept}
  }
  //% if fx.drop
  if (before.falling && after.falling && after.falling.kind !== before.falling.kind) { @{fx.drop} }
  //% endif
  if (after.level !== before.level) {
    @{fx.level}
  }
  if (before.phase !== 'over' && after.phase === 'over') {
    @{fx.over}
  }
});
