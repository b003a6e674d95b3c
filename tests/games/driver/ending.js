// The second half of the drive: the end of the game, and another one after it.
async (plan) => {
  const game = window.__game;
  const clock = window.__clock;
  const result = {};
  const cells = () => (game.has() ? game.cells() : []);
  const locked = () => {
    let count = 0;
    for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) if (game.at(x, y)) count++;
    return count;
  };
  const overlaps = () => cells().some(([x, y]) => y >= 0 && y < game.rows && x >= 0 && x < game.cols && game.at(x, y));
  const text = () => document.body.innerText;
  const wipe = () => { for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) game.put(x, y, false); };
  // Blocks where a part of the next piece will be: then there is no room for it.
  let spawned = 0;
  const stage = window.__stage(plan);
  for (let n = 0; n < 6; n++) {
    if (!(await stage.fresh())) continue;
    for (let m = 0; m < 60 && stage.alive() && stage.rowOf() < 5; m++) await stage.fall(60);
    const list = stage.cells();
    for (let y = 0; y < 3; y++) for (let x = 0; x < Math.floor(game.cols / 2); x++) stage.fill(x, y + plan.hidden * 0);
    for (const [x, y] of list) if (!list.some((at) => at[0] === x && at[1] > y)) stage.fill(x, y + 1);
    await stage.changed(4000);
    await stage.waitForPiece();
    if (game.live() && overlaps()) spawned++;
    await clock.advance(500);
  }
  result.spawnedInto = spawned > 0;
  await stage.fresh();
  const before = text();
  for (let n = 0; n < 6 && game.live(); n++) {
    for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) if ((x + 2 * y) % 7) game.put(x, y, true);
    for (let m = 0; m < 75 && game.live() && locked() > game.cols * 2; m++) await stage.fall(40);
    if (locked() < game.cols * 2) { result.wiped = true; break; }
  }
  await clock.advance(200);
  const count = locked();
  await clock.advance(4000);
  result.halted = !game.live();
  result.reset = plan.over === 'reset' && (result.wiped || locked() < game.cols * game.rows / 2);
  result.dialogs = clock.log.dialogs.length;
  result.said = text() !== before;
  result.still = locked() === count;
  result.errors = clock.log.errors;
  return result;
}
