// Begins another game after the end and tells whether there is one.
async (plan) => {
  const game = window.__game;
  const clock = window.__clock;
  const stage = window.__stage(plan);
  for (const one of plan.restart) await stage.act(one);
  await clock.advance(300);
  const rows = [];
  let count = 0;
  for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) if (game.at(x, y)) count++;
  const top = () => (game.has() ? Math.min(...game.cells().map((at) => at[1])) : -9);
  const first = top();
  for (let n = 0; n < 60 && top() <= first; n++) await clock.advance(60);
  return { live: game.live(), count, falls: top() > first, rows };
}
