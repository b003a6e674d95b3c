// Begins another game after the end and tells whether there is one.
async (plan) => {
  const game = window.__game;
  const clock = window.__clock;
  const fire = (target, type, how) => target.dispatchEvent(new (type.startsWith('key') ? KeyboardEvent : MouseEvent)(type, { bubbles: true, cancelable: true, ...how }));
  for (const one of plan.restart) {
    if (one.how === 'key') {
      const how = { key: one.key, code: one.code, keyCode: one.number, which: one.number };
      const target = document.activeElement || document.body;
      fire(target, 'keydown', how);
      fire(target, 'keyup', how);
    } else if (one.how === 'click') document.getElementById(one.id).click();
    else if (one.how === 'wait') await clock.advance(one.ms);
    else {
      const area = document.getElementById(plan.board).getBoundingClientRect();
      const x = area.left + area.width / 2;
      const y = one.how === 'drawn' ? area.top + area.height * 0.4 + 12 : area.top + area.height / 2;
      const target = document.elementFromPoint(x, y);
      for (const type of ['mousedown', 'mouseup', 'click']) fire(target, type, { clientX: x, clientY: y });
    }
  }
  await clock.advance(300);
  const rows = [];
  let count = 0;
  for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) if (game.at(x, y)) count++;
  const top = () => (game.has() ? Math.min(...game.cells().map((at) => at[1])) : -9);
  const first = top();
  for (let n = 0; n < 60 && top() <= first; n++) await clock.advance(60);
  return { live: game.live(), count, falls: top() > first, rows };
}
