// What the experiments have in common: reading the state, acting like a player, clean beginnings.
window.__find = (path) => path.split(' >>> ').reduce((root, one) => (root.shadowRoot || root).querySelector(one), document);
// What a game written by hand tells of itself, in the form of a generated one.
window.__peek = (own) => {
  const spot = (x, y) => {
    const home = __find(own.surface);
    const area = home.getBoundingClientRect();
    const edge = home.clientLeft || 0;
    const [across, down] = own.direction === 'right' ? [y, x] : own.direction === 'up' ? [x, own.rows - 1 - y] : [x, y - (own.hidden || 0)];
    const wide = own.direction === 'right' ? own.rows : own.cols;
    const high = own.direction === 'right' ? own.cols : own.rows - (own.hidden || 0);
    const [w, h] = [(area.width - 2 * edge) / wide, (area.height - 2 * edge) / high];
    return [area.left + edge + (across + 0.5) * w, area.top + edge + (down + 0.5) * h, w, h];
  };
  // Pictures cost most of the time, and nobody looks at them until the end.
  const Pen = CanvasRenderingContext2D.prototype;
  const real = {};
  let blinded = false;
  const blind = (on) => {
    blinded = on;
    for (const name of ['fill', 'fillRect', 'stroke', 'strokeRect', 'drawImage', 'fillText', 'putImageData', 'clearRect']) {
      real[name] ||= Pen[name];
      Pen[name] = on ? () => {} : real[name];
    }
    const Gl = WebGL2RenderingContext.prototype;
    real.drawArraysInstanced ||= Gl.drawArraysInstanced;
    Gl.drawArraysInstanced = on ? () => {} : real.drawArraysInstanced;
  };
  const paint = () => {
    const before = blinded;
    blind(false);
    if (own.paint) own.paint();
    blind(before);
  };
  const zero = () => 0;
  window.__game = { has: () => own.cells().length > 0, score: zero, lines: zero, level: zero, paused: () => false, held: () => null, ...own, spot, blind, paint };
};
window.__stage = (plan) => {
  const clock = window.__clock;
  const game = window.__game;
  const key = (list) => list.map((at) => at.join()).sort().join(' ');
  const shape = (list) => {
    const left = Math.min(...list.map((at) => at[0]));
    const top = Math.min(...list.map((at) => at[1]));
    return key(list.map(([x, y]) => [x - left, y - top]));
  };
  const cells = () => (game.live() && game.has() ? game.cells() : []);
  const rowOf = (list = cells()) => Math.min(...list.map((at) => at[1]));
  const lowOf = (list = cells()) => Math.max(...list.map((at) => at[1]));
  const leftOf = (list = cells()) => Math.min(...list.map((at) => at[0]));
  const rightOf = (list = cells()) => Math.max(...list.map((at) => at[0]));
  const onBoard = ([x, y]) => x >= 0 && x < game.cols && y >= 0 && y < game.rows;
  const inside = (list) => list.every(([x, y]) => x >= 0 && x < game.cols && y < game.rows);
  const overlaps = (list) => list.some((at) => onBoard(at) && game.at(...at));
  const alive = () => game.live() && game.has();
  const each = (visit) => { for (let y = 0; y < game.rows; y++) for (let x = 0; x < game.cols; x++) visit(x, y); };
  const locked = () => { const list = []; each((x, y) => { if (game.at(x, y)) list.push([x, y]); }); return list; };
  const wipe = () => each((x, y) => { if (game.at(x, y)) game.put(x, y, false); });
  const fill = (x, y) => { if (onBoard([x, y])) game.put(x, y, true); };

  const fire = (target, type, how) => {
    const Kind = type.startsWith('key') ? KeyboardEvent : type === 'wheel' ? WheelEvent : type.startsWith('pointer') ? PointerEvent : MouseEvent;
    target.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, ...how }));
  };
  const clickAt = (x, y) => {
    const target = document.elementFromPoint(x, y) || document.body;
    for (const type of ['mousedown', 'mouseup', 'click']) fire(target, type, { clientX: x, clientY: y });
  };
  const board = () => __find(plan.board);
  const hold = async (one, ms) => {
    const how = { key: one.key, code: one.code, keyCode: one.number, which: one.number };
    const button = one.path && __find(one.path);
    const target = button || document.activeElement || document.body;
    fire(target, button ? 'pointerdown' : 'keydown', button ? {} : how);
    await clock.advance(ms);
    fire(target, button ? 'pointerup' : 'keyup', button ? {} : how);
    await clock.advance(18);
  };
  const act = async (one) => {
    if (one.how === 'key') { await hold(one, 20); return; }
    if (one.how === 'wait') { await clock.advance(one.ms); return; }
    if (one.how === 'click') __find(one.path).click();
    else if (one.how === 'mouse') {
      const list = cells();
      const at = Math.floor((leftOf(list) + rightOf(list)) / 2) + one.step;
      const [x, y] = one.event === 'mousemove' ? game.spot(at, Math.floor(game.rows / 2)) : game.spot(1, 3);
      fire(board(), one.event, { clientX: x, clientY: y });
    } else {
      const area = (one.path ? __find(one.path) : board()).getBoundingClientRect();
      clickAt(area.left + area.width / 2, area.top + (one.how === 'drawn' ? area.height * 0.4 + 12 : area.height / 2));
    }
    await clock.advance(36);
  };
  const can = (role) => role in plan.roles;
  const press = async (role) => { if (can(role)) await act(plan.roles[role]); };

  // Another game, a piece at the top of an empty board.
  const fresh = async () => {
    if (!game.live()) await clock.advance(600);
    wipe();
    game.begin();
    for (let n = 0; n < 60 && !game.live(); n++) await clock.advance(50);
    wipe();
    await clock.advance(1);
    wipe();
    return alive();
  };
  // Let time pass; where nothing falls by itself, push the piece down as the player can.
  const state = { get still() { return window.__still === true; } };
  const fall = async (ms) => {
    if (!state.still) await clock.advance(ms);
    else if (plan.roles.soft && !plan.softHeld) await press('soft');
    else await press('hard');
  };
  // Wait until the board has changed; true when it did.
  const changed = async (limit) => {
    const before = key(locked());
    for (let waited = 0; waited < limit && game.live(); waited += 40) {
      await fall(40);
      if (key(locked()) !== before) return true;
    }
    return false;
  };
  const waitForPiece = async (limit = 1500) => {
    for (let waited = 0; waited < limit && game.live() && !game.has(); waited += 40) await clock.advance(40);
    return alive();
  };
  // Lock the piece where it is and go on with the next one, in the same game.
  const nextPiece = async () => {
    wipe();
    const depth = Math.max(1, 9 - rowOf()); // low enough that the next piece has room
    for (const [x, y] of cells()) if (!cells().some((at) => at[0] === x && at[1] > y)) fill(x, y + depth);
    const before = key(locked());
    for (let n = 0; n < depth - 1 && plan.roles.soft && !plan.softHeld && alive() && key(locked()) === before; n++) await press('soft');
    const done = key(locked()) !== before || await changed(20000);
    await waitForPiece();
    wipe();
    return done && alive();
  };
  // Milliseconds from one step of gravity to the next, or null where there is none.
  const period = async () => {
    let last = null;
    let stamp = null;
    for (let waited = 0; waited < 9000; waited += 10) {
      if (!alive()) return null;
      const row = rowOf();
      if (last !== null && row > last) {
        if (stamp !== null) return clock.now() - stamp;
        stamp = clock.now();
      } else if (last !== null && row < last) stamp = null;
      last = row;
      await clock.advance(10);
    }
    return null;
  };
  return {
    clock, game, key, shape, cells, rowOf, lowOf, leftOf, rightOf, onBoard, inside, overlaps, alive, each, locked,
    wipe, fill, hold, act, can, press, fresh, fall, state, changed, waitForPiece, nextPiece, period,
  };
};
