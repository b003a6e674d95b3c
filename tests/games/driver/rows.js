// Completes rows by letting a piece land in the only gap, and tells what became of the board.
async (plan) => {
  const stage = window.__stage(plan);
  const { clock, game, key, cells, rowOf, lowOf, inside, alive, locked, wipe, fill, press, fresh, nextPiece, period } = stage;
  const textOf = () => ((plan.score && __find(plan.score)) || {}).textContent;
  const heightOf = (list) => lowOf(list) - rowOf(list) + 1;
  // No part of the piece lies under a gap of its own, so that it can fall into a hole of its form.
  const flatTop = (list) => list.every(([x, y]) => y === rowOf(list) || list.some((at) => at[0] === x && at[1] === y - 1));
  const suits = (list, count) => (count === 1 ? flatBottom(list) : flatTop(list) && heightOf(list) === count);
  const flatBottom = (list) => {
    const low = lowOf(list);
    return list.filter((at) => at[1] === low).every(([x]) => list.some((at) => at[0] === x)) && list.every(([x, y]) => y === low || list.some((at) => at[0] === x && at[1] === low));
  };
  // `drop` rows below where the piece is now, or at the very bottom.
  const complete = async (count, bottom, same) => {
    for (let tries = 0; tries < 40; tries++) {
      if (same ? !(tries ? await nextPiece() : alive()) : !(await fresh())) return null;
      wipe();
      for (let t = 0; t < 3 && !suits(cells(), count); t++) await press('turn');
      const list = cells();
      if (!list.length || !suits(list, count) || !inside(list) || rowOf(list) < 0) continue;
      const drop = bottom ? game.rows - 1 - lowOf(list) : Math.max(2, 8 - rowOf(list));
      const low = lowOf(list) + drop;
      if (low >= game.rows - (bottom ? 0 : 2) || drop < 0) continue;
      const target = list.map(([x, y]) => [x, y + drop]);
      const taken = new Set(target.map((at) => at.join()));
      for (let r = 0; r < count; r++) for (let x = 0; x < game.cols; x++) if (!taken.has([x, low - r].join())) fill(x, low - r);
      if (!bottom) {
        for (const [x] of target) fill(x, low + 1);
        const gap = [...Array(game.cols).keys()].filter((x) => !target.some((at) => at[0] === x));
        gap.forEach((x, n) => { if (n % 2) fill(x, low + 1); });
      }
      for (const x of [0, game.cols - 1]) if (!list.some((at) => Math.abs(at[0] - x) < 2)) fill(x, low - count);
      const before = locked();
      const want = [...before, ...target].filter((at) => at[1] <= low - count || at[1] > low).map(([x, y]) => [x, y <= low - count ? y + count : y]);
      const [s0, l0, e0, t0] = [game.score(), game.lines(), clock.log.errors.length, textOf()];
      const now = key(before);
      for (let waited = 0; waited < 40000 && game.live() && key(locked()) === now; waited += 40) {
        if (bottom && plan.roles.soft && !plan.softHeld && game.has() && lowOf() < low - 1) await press('soft');
        else await stage.fall(40);
      }
      await clock.advance(420);
      const rows = Array.from({ length: game.rows }, (_, y) => y).filter((y) => Array.from({ length: game.cols }, (_, x) => x).every((x) => game.at(x, y)));
      return {
        same: key(locked()) === key(want), full: rows.length, left: locked().length, want: want.length,
        score: game.score() - s0, lines: game.lines() - l0, shown: ((game.paint(), textOf()) !== t0), errors: clock.log.errors.slice(e0),
      };
    }
    return null;
  };
  const result = { single: await complete(1, false), bottom: await complete(1, true), several: {} };
  for (const count of [2, 3, 4]) result.several[count] = await complete(count, false);
  if (plan.levels) {
    await fresh();
    const l0 = game.level();
    for (let n = 0; n < 3 * plan.levels && alive() && game.level() < l0 + 2; n++) if (!(await complete(1, false, true))) break;
    result.lines = game.lines();
    result.level = game.level();
    await stage.waitForPiece();
    await nextPiece();
    result.period = await period();
  }
  game.blind(false);
  await fresh();
  for (let n = 0; n < 90 && alive() && rowOf() < plan.hidden; n++) await stage.fall(40);
  for (let x = 0; x < game.cols; x++) fill(x, game.rows - 1 - (x % 2));
  await clock.advance(20);
  game.paint();
  const spots = { piece: [], locked: [], empty: [] };
  const busy = new Set(cells().map((at) => at[0]));
  for (const at of cells()) if (at[1] >= plan.hidden) spots.piece.push(game.spot(...at));
  stage.each((x, y) => {
    if (y < plan.hidden) return;
    if (game.at(x, y)) spots.locked.push(game.spot(x, y));
    else if (!busy.has(x)) spots.empty.push(game.spot(x, y));
  });
  result.spots = spots;
  return result;
}
