//! form=cells
//! rotations=plain,nudge
//: cols=world.width
//: rows=world.height
//: hue=tintAt($1, $2)
//: has=hero()
//: cells=footprint(hero())
//: tint=hero().paint.tint
//: ghost=footprint(sunken(hero()))
//: next=world.supply[$1].body.cells
//: nexttint=world.supply[$1].paint.tint
//: hasnext=world.supply.length
//: held=world.locker
//: heldcells=world.locker.body.cells
//: heldtint=world.locker.paint.tint
//: score=world.stats.score
//: lines=world.stats.lines
//: level=world.stats.level
//: live=world.on
//: paused=world.frozen
//: flashing=world.glow
//: left=intend({ dx: -1 })
//: right=intend({ dx: 1 })
//: turn=intend({ quarter: 1 })
//: back=intend({ quarter: -1 })
//: soft=intend({ dive: 1 })
//: hard=intend({ slam: true })
//: swap=intend({ store: true })
//: pause=world.frozen = !world.frozen
//: begin=createWorld()
//: tick=gravitySystem()
//: period=@{speed(sw('world.stats.level', speed_constant='(world.stats.level, 1)'))}
//: nothing=null
//: put=placeBrick($1, $2, $3)
const world = {
  width: @{cols},
  height: @{rows},
  entities: new Map(),
  lastId: 0,
  supply: [],
  locker: null,
  glow: [],
  stats: { score: 0, lines: 0, level: 1 },
  on: false,
  frozen: false,
};

function spawnEntity(components) {
  const id = ++world.lastId;
  world.entities.set(id, { id, ...components });
  return world.entities.get(id);
}

function query(...names) {
  return [...world.entities.values()].filter((entity) => names.every((name) => name in entity));
}

function hero() {
  return query('controlled')[0];
}

let index = null;

function brickAt(x, y) {
  index ||= new Map(query('brick').map((entity) => [entity.position.x + entity.position.y * 100, entity]));
  return index.get(x + y * 100);
}

function tintAt(x, y) {
  const brick = brickAt(x, y);
  return brick ? brick.paint.tint : '';
}

function placeBrick(x, y, tint) {
  const old = brickAt(x, y);
  index = null;
  if (old) world.entities.delete(old.id);
  if (tint) spawnEntity({ brick: true, position: { x, y }, paint: { tint } });
}

function blueprint(kind) {
  const cells = @{p.shape('kind')};
  const side = Math.max(...cells.map((cell) => Math.max(...cell))) + 1;
  return {
    kind,
    body: { cells, side },
    paint: { tint: @{p.hue('kind')} },
    position: { x: (world.width - side) >> 1, y: 0 },
    controlled: true,
    timing: { resting: 0, turns: 0 },
  };
}

function footprint(entity) {
  return entity.body.cells.map(([x, y]) => [entity.position.x + x, entity.position.y + y]);
}

function solid() {
  return new Set(query('brick').map(({ position }) => position.x + position.y * world.width));
}

function collides(entity/*% if bug in ('wall_left', 'wall_right') %*/, strict/*% endif %*/) {
  const taken = solid();
  //% if bug == 'overlap_cell'
  return footprint(entity).some(([x, y], n) => x < 0 || x >= world.width || y >= world.height || (n && y >= 0 && taken.has(x + y * world.width)));
  //% elif bug == 'wall_left'
  return footprint(entity).some(([x, y]) => (strict && x < 0) || x >= world.width || y >= world.height || (x >= 0 && y >= 0 && taken.has(x + y * world.width)));
  //% elif bug == 'wall_right'
  return footprint(entity).some(([x, y]) => x < 0 || (strict && x >= world.width) || y >= world.height || (x < world.width && y >= 0 && taken.has(x + y * world.width)));
  //% else
  return footprint(entity).some(([x, y]) => x < 0 || x >= world.width || y >= world.height || (y >= 0 && taken.has(x + y * world.width)));
  //% endif
}
//% if bug in ('escape_stack', 'overlap_sideways')

function leavesWorld(entity) {
  return footprint(entity).some(([x, y]) => x < 0 || x >= world.width || y >= world.height);
}
//% elif bug == 'escape_walls'

function insideBrick(entity) {
  return footprint(entity).some(([x, y]) => brickAt(x, y));
}
//% endif

function shiftedBy(entity, dx, dy) {
  return { ...entity, position: { x: entity.position.x + dx, y: entity.position.y + dy } };
}

function rotatedBy(entity, quarter) {
  const { cells, side } = entity.body;
  //% if bug == 'turn_same'
  const turned = cells.map(([x, y]) => [x, y * quarter * quarter]);
  //% else
  const turned = cells.map(([x, y]) => (quarter === 1 ? [side - 1 - y, x] : [y, side - 1 - x]));
  //% endif
  return { ...entity, body: { cells: turned, side } };
}

function update(entity) {
  world.entities.set(entity.id, entity);
}

const intentSystems = [
  function moveSystem(entity, { dx }) {
    if (!dx) return;
    //% if bug == 'left_lost'
    const moved = shiftedBy(entity, dx > 0 ? dx : 0, 0);
    //% elif bug == 'right_lost'
    const moved = shiftedBy(entity, dx < 0 ? dx : 0, 0);
    //% else
    const moved = shiftedBy(entity, dx, 0);
    //% endif
    if (@{sw('collides(moved)', overlap_sideways='leavesWorld(moved)')}) return;
    moved.timing.resting = 0;
    //% if bug != 'move_lost'
    update(moved);
    //% endif
  },
  function turnSystem(entity, { quarter }) {
    if (!quarter) return;
    //% if bug == 'refuse_once'
    if (entity.timing.turns) return;
    //% elif bug == 'refuse_half'
    if (entity.position.x >= world.width / 2) return;
    //% elif bug == 'refuse_low'
    if (entity.position.y >= world.height / 3) return;
    //% endif
    const turned = rotatedBy(entity, quarter);
    for (const dx of [@{'0' if rotation != 'nudge' else '0, 1, -1'}]) {
      const candidate = shiftedBy(turned, dx, 0);
      if (@{sw('collides(candidate)', wall_left='collides(candidate, true)', wall_right='collides(candidate, true)', turn_never='!collides(candidate) || collides(candidate)', escape_walls='insideBrick(candidate)', escape_stack='leavesWorld(candidate)', escape_all='candidate.frozen')}) continue;
      candidate.timing.resting = 0;
      candidate.timing.turns += 1;
      //% if bug == 'turn_lost'
      update({ ...candidate, body: entity.body });
      //% else
      update(candidate);
      //% endif
      return;
    }
  },
  //% if soft
  function diveSystem(entity, { dive }) {
    if (!dive) return;
    //% if bug == 'soft_dead'
    entity.timing.dive = dive;
    //% else
    //% if drops and bug != 'drop_lost'
    if (!collides(shiftedBy(entity, 0, 1))) world.stats.score += dive;
    //% endif
    gravitySystem();
    //% endif
  },
  //% endif
  //% if hard
  function slamSystem(entity, { slam }) {
    if (!slam) return;
    const low = sunken(entity);
    //% if drops and bug != 'drop_lost'
    world.stats.score += (low.position.y - entity.position.y) * 2;
    //% endif
    //% if bug != 'hard_dead'
    update(low);
    @{fx.drop}
    petrify(low);
    //% endif
  },
  //% endif
  //% if hold
  function storeSystem(entity, { store }) {
    if (!store || world.stored) return;
    //% if bug == 'hold_dead'
    world.stored = world.locker !== null;
    //% else
    const kept = world.locker;
    world.locker = blueprint(entity.kind);
    world.entities.delete(entity.id);
    if (kept) endSystem(spawnEntity(blueprint(kept.kind)));
    else supplySystem();
    world.stored = true;
    //% endif
  },
  //% endif
];

function intend(intent) {
  for (const system of intentSystems) {
    const entity = hero();
    if (entity) system(entity, intent);
  }
}

function sunken(entity) {
  let low = entity;
  //% if bug == 'overlap_hard'
  while (!footprint(shiftedBy(low, 0, 1)).some(([, y]) => y >= world.height)) low = shiftedBy(low, 0, 1);
  //% else
  while (!collides(shiftedBy(low, 0, 1))) low = shiftedBy(low, 0, 1);
  //% endif
  return low;
}

function gravitySystem() {
  const entity = hero();
  if (!entity) return;
  const lower = shiftedBy(entity, 0, 1);
  //% if bug == 'overlap_low'
  if (footprint(lower).some(([, y]) => y >= world.height)) { petrify(entity); return; }
  update(lower);
  if (collides(lower)) petrify(lower);
  //% else
  if (!collides(lower)) {
    lower.timing.resting = 0;
    update(lower);
    //% if lock == 'contact'
    if (collides(shiftedBy(lower, 0, 1))) petrify(lower);
    //% endif
    return;
  }
  //% if lock == 'delay'
  entity.timing.resting ||= Date.now();
  if (Date.now() - entity.timing.resting < 400) return;
  //% endif
  petrify(entity);
  //% endif
}

function petrify(entity) {
  world.entities.delete(entity.id);
  for (const [x, y] of footprint(entity)) {
    if (x >= 0 && x < world.width && y < world.height) placeBrick(x, y, entity.paint.tint);
  }
  @{fx.lock}
  const rows = fullRows();
  //% if flash
  if (rows.length) {
    world.glow = rows;
    setTimeout(() => { world.glow = []; clearSystem(); supplySystem(); @{redraw} }, 200);
    return;
  }
  //% endif
  clearSystem();
  supplySystem();
}

function fullRows() {
  const counts = new Map();
  for (const { position } of query('brick')) counts.set(position.y, (counts.get(position.y) || 0) + 1);
  return [...counts].filter(([y, count]) => @{sw('count === world.width', line_threshold='count > world.width', line_bottom='count === world.width && y < world.height - 1')}).map(([y]) => y).sort((a, b) => a - b);
}

function clearRow(row) {
  index = null;
  for (const entity of query('brick')) {
    if (entity.position.y === row) world.entities.delete(entity.id);
    //% if bug != 'line_unshifted'
    else if (entity.position.y < row) entity.position.y += 1;
    //% endif
  }
}

function clearSystem() {
  const rows = fullRows();
  const n = rows.length;
  if (!n) return;
  //% if bug == 'line_never'
  rows.length = 0;
  return;
  //% elif bug == 'multi_first'
  clearRow(rows[0]);
  //% elif bug in ('multi_stale', 'multi_splice')
  rows.reverse().forEach(clearRow);
  //% else
  rows.forEach(clearRow);
  //% endif
  //% if bug != 'line_never'
  scoreSystem(n);
  //% endif
}

function scoreSystem(n) {
  @{fx.swept}
  const { stats } = world;
  stats.lines += n;
  //% if scored
  //% if bug == 'points_lost'
  let { score } = stats;
  score += @{gain('n', 'stats.level')};
  //% elif bug == 'points_nan'
  stats.score += @{gain('n', 'stats.level')} * world.combo;
  //% else
  stats.score += @{gain('n', 'stats.level')};
  //% endif
  //% endif
  //% if levels and bug != 'speed_stuck'
  stats.level = 1 + Math.floor(stats.lines / @{levels});
  @{fx.level}
  //% endif
}

function supplySystem() {
  world.supply.push(blueprint(@{pick}));
  //% if bug == 'preview_lies'
  world.supply.shift();
  const entity = spawnEntity(blueprint(@{pick}));
  //% else
  const entity = spawnEntity(world.supply.shift());
  //% endif
  world.stored = false;
  endSystem(entity);
}

function endSystem(entity) {
  if (@{sw('collides(entity)', over_never='!entity.body', over_row='brickAt(0, -1)', overlap_spawn='brickAt(world.width >> 1, 0)')}) {
    world.on = false;
    //% if bug == 'restart_flag'
    world.doomed = true;
    //% endif
    @{fx.over}
  }
}

function createWorld() {
  index = null;
  //% if bug == 'restart_board'
  query('controlled').forEach(({ id }) => world.entities.delete(id));
  //% else
  world.entities.clear();
  //% endif
  world.stats = { score: 0, lines: 0, level: 1 };
  world.locker = null;
  world.supply = Array.from({ length: @{preview} }, () => blueprint(@{pick}));
  world.on = @{sw('true', restart_flag='!world.doomed')};
  world.frozen = false;
  supplySystem();
}
