//! form=pivot
//! rotations=plain,nudge
//: cols=SIZE.across
//: rows=SIZE.down
//: hue=well.tintAt($1, $2)
//: has=play.current()
//: cells=absolute(play.current())
//: tint=play.current().tint
//: ghost=absolute(play.dropped())
//: next=play.upcoming($1).offsets
//: nexttint=play.upcoming($1).tint
//: hasnext=play.waiting()
//: held=play.reserve()
//: heldcells=play.reserve().offsets
//: heldtint=play.reserve().tint
//: score=play.tally().score
//: lines=play.tally().lines
//: level=play.tally().level
//: live=play.isOn()
//: paused=play.isPaused()
//: flashing=play.lit()
//: left=play.attempt(shifted(-1, 0))
//: right=play.attempt(shifted(1, 0))
//: turn=play.turn(clockwise)
//: back=play.turn(counter)
//: soft=play.soft()
//: hard=play.hard()
//: swap=play.swap()
//: pause=play.togglePause()
//: begin=play.begin()
//: tick=play.fall()
//: period=play.pace()
//: nothing=''
//: put=well.mark($1, $2, $3)
const SIZE = Object.freeze({ across: @{cols}, down: @{rows} });

const at = (x, y) => `${x},${y}`;
const clockwise = ([x, y]) => @{sw('[-y, x]', turn_same='[x, y]')};
const counter = ([x, y]) => @{sw('[y, -x]', turn_same='[x, y]')};
const shifted = (dx, dy) => (piece) => ({ ...piece, x: piece.x + dx, y: piece.y + dy });
const absolute = (piece) => piece.offsets.map(([x, y]) => [piece.x + x, piece.y + y]);

const makeWell = () => {
  let cells = new Map();
  const inWell = ([x, y]) => x >= 0 && x < SIZE.across && y < SIZE.down;
  const rowCount = (y) => [...cells.keys()].filter((key) => key.endsWith(`,${y}`)).length;
  const fullRows = () => {
    const list = [];
    for (let y = 0; y < SIZE.down@{sw('', line_bottom=' - 1')}; y++) if (rowCount(y) @{sw('===', line_threshold='>')} SIZE.across) list.push(y);
    return list;
  };
  const without = (gone) => {
    const left = new Map();
    cells.forEach((tint, key) => {
      const [x, y] = key.split(',').map(Number);
      if (gone.includes(y)) return;
      //% if bug == 'line_unshifted'
      left.set(at(x, y), tint);
      //% else
      left.set(at(x, y + gone.filter((row) => row > y).length), tint);
      //% endif
    });
    return left;
  };
  return {
    tintAt: (x, y) => cells.get(at(x, y)) || '',
    mark: (x, y, tint) => { if (tint) cells.set(at(x, y), tint); else cells.delete(at(x, y)); },
    empty: () => { cells = new Map(); },
    inWell,
    //% if bug in ('wall_left', 'wall_right')
    open: (piece) => absolute(piece).every(([x, y]) => @{sw('', wall_left='x < SIZE.across', wall_right='x >= 0')} && y < SIZE.down && !cells.has(at(x, y))),
    //% endif
    free: (piece) => absolute(piece).every((spot/*% if bug == 'overlap_cell' %*/, n/*% endif %*/) => inWell(spot) && (@{sw('', overlap_cell='n === 3 || ')}!cells.has(at(...spot)))),
    touches: (piece) => absolute(piece).some((spot) => cells.has(at(...spot))),
    keep: (piece) => absolute(piece).forEach(([x, y]) => { if (inWell([x, y])) cells.set(at(x, y), piece.tint); }),
    fullRows,
    clear: () => {
      //% if bug == 'line_never'
      return 0;
      //% elif bug == 'multi_first'
      const gone = fullRows().slice(0, 1);
      cells = without(gone);
      return gone.length;
      //% elif bug in ('multi_stale', 'multi_splice')
      const gone = fullRows().reverse();
      gone.forEach((y) => { cells = without([y]); });
      return gone.length;
      //% else
      const gone = fullRows();
      cells = without(gone);
      return gone.length;
      //% endif
    },
  };
};

const makePiece = (kind) => {
  const offsets = @{p.shape('kind')};
  const top = Math.min(...offsets.map(([, y]) => y));
  return { kind, offsets, tint: @{p.hue('kind')}, x: Math.floor(SIZE.across / 2) - 1, y: -top, rested: 0, turns: 0 };
};

const makePlay = (well) => {
  let piece = null, queue = [], spare = null, spent = false, on = false, paused = false, glow = [];
  let tally = { score: 0, lines: 0, level: 1 };
  //% set ok = 'well.open' if bug in ('wall_left', 'wall_right') else 'well.free'

  const next = () => {
    queue.push(makePiece(@{pick}));
    //% if bug == 'preview_lies'
    queue.shift();
    piece = makePiece(@{pick});
    //% else
    piece = queue.shift();
    //% endif
    spent = false;
    check();
  };
  const check = () => {
    if (@{sw('!well.free(piece)', over_never='!piece', over_row='well.tintAt(0, -1)', overlap_spawn='well.tintAt(SIZE.across >> 1, 0)')}) {
      on = false;
      @{fx.over}
    }
  };
  const count = (n) => {
    if (!n) return;
    @{fx.swept}
    const lines = tally.lines + n;
    tally = {
      lines,
      score: tally.score@{sw(' + ' + gain('n', 'tally.level'), points_lost='', points_nan=' + ' + gain('n', 'tally.level') + ' * tally.combo')},
      level: @{'1 + Math.floor(lines / ' ~ levels ~ ')' if levels and bug != 'speed_stuck' else 'tally.level'},
    };
    @{fx.level}
  };
  const lock = () => {
    well.keep(piece);
    @{fx.lock}
    //% if flash
    glow = well.fullRows();
    if (glow.length) {
      piece = null;
      setTimeout(() => { glow = []; count(well.clear()); next(); @{redraw} }, 230);
      return;
    }
    //% else
    count(well.clear());
    //% endif
    next();
  };
  const floorReached = (one) => absolute(one).some(([, y]) => y >= SIZE.down);
  const dropped = () => {
    let low = piece;
    while (@{sw(ok ~ '(shifted(0, 1)(low))', overlap_hard='!floorReached(shifted(0, 1)(low))')}) low = shifted(0, 1)(low);
    return low;
  };
  const fall = () => {
    if (!piece) return;
    const lower = shifted(0, 1)(piece);
    //% if bug == 'overlap_low'
    if (floorReached(lower)) { lock(); return; }
    const stop = !well.free(lower);
    piece = lower;
    if (stop) lock();
    //% else
    if (@{ok}(lower)) {
      piece = { ...lower, rested: 0 };
      //% if lock == 'contact'
      if (!@{ok}(shifted(0, 1)(piece))) lock();
      //% endif
      return;
    }
    //% if lock == 'delay'
    if (!piece.rested) { piece = { ...piece, rested: Date.now() }; return; }
    if (Date.now() - piece.rested < 400) return;
    //% endif
    lock();
    //% endif
  };

  return {
    current: () => piece,
    upcoming: (n) => queue[n],
    waiting: () => queue.length,
    reserve: () => spare,
    tally: () => tally,
    isOn: () => on,
    isPaused: () => paused,
    lit: () => glow,
    dropped,
    fall,
    pace: () => @{speed(sw('tally.level', speed_constant='1'))},
    togglePause: () => { paused = !paused; },
    begin: () => {
      //% if bug != 'restart_board'
      well.empty();
      //% endif
      tally = { score: 0, lines: 0, level: 1 };
      spare = null;
      queue = Array.from({ length: @{preview} }, () => makePiece(@{pick}));
      on = @{sw('true', restart_flag='on || piece === null')};
      paused = false;
      next();
    },
    attempt: (change) => {
      if (!piece) return;
      const moved = change(piece);
      //% if bug == 'left_lost'
      if (moved.x < piece.x) return;
      //% elif bug == 'right_lost'
      if (moved.x > piece.x) return;
      //% endif
      if (@{sw(ok ~ '(moved)', overlap_sideways='absolute(moved).every(well.inWell)')}) @{sw('piece = { ...moved, rested: 0 }', move_lost='Object.assign({}, piece, moved)')};
    },
    turn: (how) => {
      if (!piece) return;
      //% if bug == 'refuse_once'
      if (piece.turns) return;
      //% elif bug == 'refuse_half'
      if (piece.x > SIZE.across / 2) return;
      //% elif bug == 'refuse_low'
      if (piece.y > SIZE.down / 3) return;
      //% endif
      const turned = { ...piece, offsets: piece.offsets.map(how), turns: piece.turns + 1, rested: 0 };
      for (const dx of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
        const kicked = shifted(dx, 0)(turned);
        if (@{sw('well.free(kicked)', turn_never='well.free(kicked) && kicked.offsets === piece.offsets', escape_walls='!well.touches(kicked)', escape_stack='absolute(kicked).every(well.inWell)', escape_all='true')}) {
          @{sw('piece = kicked', turn_lost='const piece = kicked')};
          return;
        }
      }
    },
    //% if soft
    soft: () => {
      if (!piece) return;
      //% if bug == 'soft_dead'
      shifted(0, 1)(piece);
      //% else
      //% if drops and bug != 'drop_lost'
      if (well.free(shifted(0, 1)(piece))) tally = { ...tally, score: tally.score + 1 };
      //% endif
      fall();
      //% endif
    },
    //% endif
    //% if hard
    hard: () => {
      if (!piece) return;
      const low = dropped();
      //% if drops and bug != 'drop_lost'
      tally = { ...tally, score: tally.score + 2 * (low.y - piece.y) };
      //% endif
      //% if bug != 'hard_dead'
      piece = low;
      @{fx.drop}
      lock();
      //% endif
    },
    //% endif
    //% if hold
    swap: () => {
      if (!piece || spent) return;
      //% if bug == 'hold_dead'
      const kept = spare || piece;
      spent = kept === spare;
      //% else
      const kept = spare;
      spare = makePiece(piece.kind);
      if (kept) { piece = makePiece(kept.kind); check(); } else next();
      spent = true;
      //% endif
    },
    //% endif
  };
};

const well = makeWell();
const play = makePlay(well);
