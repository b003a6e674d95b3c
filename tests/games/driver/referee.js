// What a game that shows its state really does; nothing here knows what it should do.
async (plan) => {
  const clock = window.__clock;
  await clock.advance(60);
  if (!window.__game) return { started: false, errors: clock.log.errors };
  const stage = window.__stage(plan);
  const { game, shape, cells, rowOf, lowOf, leftOf, rightOf, inside, overlaps, alive, locked, wipe, fill, press, can, fresh, fall, nextPiece, period } = stage;
  const result = { early: game.live() };
  for (const one of plan.start) await stage.act(one);
  await clock.advance(100);
  result.started = alive();
  result.errors = [...clock.log.errors];
  if (!result.started) return result;
  result.filled = locked().length;
  game.blind(true);

  // gravity
  await fresh();
  result.period = await period();
  window.__still = result.period === null;

  // moving, and the walls
  const tryMove = async (role) => {
    await fresh();
    const before = cells();
    await press(role);
    return shape(before) === shape(cells()) ? leftOf() - leftOf(before) : 0;
  };
  result.moves = { left: await tryMove('left'), right: await tryMove('right') };
  result.walls = {};
  for (const role of ['left', 'right']) {
    await fresh();
    result.walls[role] = false;
    for (let n = 0; n < game.cols + 1 && alive(); n++) {
      await press(role);
      if (!inside(cells())) { result.walls[role] = true; break; }
    }
  }

  // turning in the open: at once, in all four directions, to the sides, and further down
  const open = () => {
    if (!alive()) return false;
    const side = Math.max(rightOf() - leftOf(), lowOf() - rowOf()) + 1;
    return leftOf() >= (side > 3 ? 2 : 1) && leftOf() + side < game.cols && rowOf() >= 2 && rowOf() + side + 1 < game.rows;
  };
  const symmetric = (list) => shape(list) === shape(list.map(([x, y]) => [-y, x]));
  const turns = { done: 0, refused: 0, mangled: 0, pairs: {} };
  const tryTurn = async (role) => {
    const before = cells();
    if (!open() || symmetric(before)) return;
    await press(role);
    if (!alive()) return;
    if (cells().length !== before.length) turns.mangled++;
    turns.pairs[`${shape(before)}|${shape(cells())}`] = 1;
    if (shape(cells()) === shape(before)) turns.refused++;
    else turns.done++;
  };
  const sink = async (row) => {
    for (let n = 0; n < 400 && alive() && rowOf() < row; n++) {
      if (plan.roles.soft && !plan.softHeld && n > 2) await press('soft');
      else if (stage.state.still) return;
      else await clock.advance(100);
    }
  };
  for (let n = 0; n < 12; n++) {
    if (!(await fresh()) || symmetric(cells())) continue;
    const role = n % 2 && can('back') ? 'back' : 'turn';
    if (stage.state.still) {
      const before = shape(cells());
      await press(role);
      if (alive() && shape(cells()) !== before) turns.done++;
    }
    await sink(n % 3 ? 2 : Math.floor(game.rows / 2));
    for (let t = 0; t < 4; t++) await tryTurn(role);
    for (const way of ['right', 'left', 'left']) {
      for (let s = 0; s < game.cols / 4; s++) await press(way);
      await tryTurn(role);
    }
  }
  result.turns = turns;

  // turning where there is no room: at the walls, over the floor, between others
  result.outside = 0;
  result.intoStack = 0;
  const judge = () => {
    if (!alive()) return false;
    if (!inside(cells())) result.outside++;
    else if (overlaps(cells())) result.intoStack++;
    else return true;
    return false;
  };
  for (let n = 0; n < 8; n++) {
    for (const way of ['left', 'right']) {
      await fresh();
      if (symmetric(cells())) continue;
      if (n % 2) await press('turn');
      for (let t = 0; t < 3; t++) {
        for (let s = 0; s < game.cols && alive() && inside(cells()); s++) {
          const at = leftOf();
          await press(way);
          if (leftOf() === at) break;
        }
        if (!inside(cells())) break;
        await press('turn');
        if (!judge()) break;
      }
    }
    await fresh();
    for (let t = 0; t < n % 3; t++) await press('turn');
    await sink(3);
    const list = cells();
    if (!list.length) continue;
    for (let x = leftOf() - 3; x <= rightOf() + 3; x++) {
      for (let y = rowOf() - 3; y <= lowOf() + 5; y++) if (!list.some((at) => at[0] === x && at[1] === y)) fill(x, y);
    }
    await press('turn');
    judge();
  }
  for (let n = 0; n < 3; n++) {
    await fresh();
    if (symmetric(cells())) continue;
    await sink(game.rows - 1 - (lowOf() - rowOf()));
    if (alive() && lowOf() === game.rows - 1) { await press('turn'); judge(); }
  }

  // keeping apart: sideways, landing, locking
  result.overlap = { sideways: 0, lock: 0, hard: 0 };
  for (let n = 0; n < 5; n++) {
    for (const [way, dx] of [['left', -1], ['right', 1]]) {
      await fresh();
      const list = cells();
      for (const [x, y] of list) {
        for (let s = 0; s < 2; s++) if (!list.some((at) => at[0] === x + dx)) { fill(x + dx, y + s); }
      }
      await press(way);
      if (alive() && overlaps(cells())) result.overlap.sideways++;
    }
  }
  const land = async (hard, n) => {
    await fresh();
    const list = cells();
    // deep enough that the next piece has room
    const depth = Math.max(2, 7 - lowOf(list));
    for (const [x, y] of list) {
      if (list.some((at) => at[0] === x && at[1] > y)) continue;
      const low = n % 2 ? y + depth : lowOf(list) + depth;
      if (n % 3 !== 2 || x === leftOf(list)) for (let r = low; r < game.rows; r++) fill(x, r);
    }
    const before = locked().length;
    if (hard) await press('hard');
    for (let waited = 0; waited < 30000 && game.live(); waited += 40) {
      const now = locked().length;
      if (now !== before) return now !== before + list.length;
      if (shape(cells().length ? cells() : list) === shape(list) && overlaps(cells())) return true;
      await fall(40);
    }
    return false;
  };
  for (let n = 0; n < 9; n++) if (await land(false, n)) result.overlap.lock++;
  if (can('hard')) for (let n = 0; n < 9; n++) if (await land(true, n)) result.overlap.hard++;

  // faster down
  if (can('soft')) {
    await fresh();
    const start = rowOf();
    const [t0, s0] = [clock.now(), game.score()];
    if (plan.softHeld) await stage.hold(plan.roles.soft, 250);
    else for (let n = 0; n < 3; n++) await press('soft');
    result.softScore = game.score() - s0;
    result.soft = rowOf() - start > (result.period ? Math.ceil((clock.now() - t0) / result.period) : 0);
  }
  if (can('hard')) {
    await fresh();
    const s0 = game.score();
    await press('hard');
    result.hard = locked().length > 0;
    result.hardScore = game.score() - s0;
  }
  if (can('swap')) {
    await fresh();
    const before = game.held();
    await press('swap');
    result.swap = !before && !!game.held();
  }
  if (can('pause')) {
    await fresh();
    await press('pause');
    const row = rowOf();
    await clock.advance(2500);
    result.pause = game.paused() && rowOf() === row;
    await press('pause');
    result.resumed = !game.paused();
  }

  // which pieces come, and whether they were announced
  const paintedIn = (home) => home.textContent.trim() !== ''
    || [...home.querySelectorAll('*')].some((el) => el.tagName === 'rect' || !/^rgba.*, 0\)$/.test(getComputedStyle(el).backgroundColor));
  const kinds = {};
  const preview = { right: 0, asked: 0, looks: {}, empty: 0 };
  await fresh();
  for (let n = 0; n < plan.deals; n++) {
    if (!alive()) await fresh();
    const name = shape(cells());
    kinds[name] = (kinds[name] || 0) + 1;
    for (let t = 0; plan.spins && t < 3 && alive(); t++) {
      const before = shape(cells());
      await press('turn');
      if (alive() && cells().length) turns.pairs[`${before}|${shape(cells())}`] = 1;
    }
    if (plan.preview && n < 12) {
      const shown = shape(game.next(0));
      game.paint();
      const home = plan.next ? __find(plan.next) : null;
      if (home) {
        const look = home.tagName === 'CANVAS' ? home.toDataURL() : home.innerHTML;
        preview.looks[look] = shown;
        if (home.tagName !== 'CANVAS' && !paintedIn(home)) preview.empty++;
      }
      if (!(await nextPiece())) continue;
      preview.asked++;
      if (shape(cells()) === shown) preview.right++;
    } else await nextPiece();
  }
  result.kinds = kinds;
  if (plan.preview) result.preview = { right: preview.right, asked: preview.asked, seen: Boolean(plan.next && __find(plan.next)), looks: Object.keys(preview.looks).length, empty: preview.empty };
  result.errors = [...clock.log.errors];
  return result;
}
