// Time that stands still until somebody calls `__clock.advance`, and lots that are the same in
// every run. Installed before any script of the page.
(() => {
  const FRAME = 1000 / 60;
  const EPOCH = 1700000000000;
  let now = 0;
  let order = 0;
  let waiting = new Map();
  const RealDate = Date;
  const runs = (what, rest) => () => (typeof what === 'function' ? what(...rest) : (0, eval)(what));
  const add = (at, run, every) => {
    order += 1;
    waiting.set(order, { at, run, every, order });
    return order;
  };
  window.setTimeout = (run, delay = 0, ...rest) => add(now + Math.max(1, +delay || 0), runs(run, rest));
  window.setInterval = (run, delay = 0, ...rest) => {
    const every = Math.max(1, +delay || 0);
    return add(now + every, runs(run, rest), every);
  };
  window.requestAnimationFrame = (run) => add((Math.floor(now / FRAME + 1e-6) + 1) * FRAME, () => run(now));
  window.clearTimeout = window.clearInterval = window.cancelAnimationFrame = (id) => { waiting.delete(id); };
  performance.now = () => now;
  window.Date = class extends RealDate {
    constructor(...parts) { if (parts.length) super(...parts); else super(EPOCH + now); }
    static now() { return EPOCH + now; }
  };
  let state = 20230817;
  const lot = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  Math.random = lot;
  Crypto.prototype.getRandomValues = (list) => {
    for (let n = 0; n < list.length; n++) list[n] = Math.floor(lot() * 4294967296);
    return list;
  };
  const log = { errors: [], dialogs: [] };
  const note = (text) => { if (log.errors.length < 5) log.errors.push(text); };
  window.alert = (text) => { log.dialogs.push(String(text)); };
  window.confirm = (text) => { log.dialogs.push(String(text)); return true; };
  addEventListener('error', (event) => note(event.message));
  addEventListener('unhandledrejection', (event) => note(String(event.reason)));
  const settle = async () => { for (let n = 0; n < 6; n++) await null; };
  window.__clock = {
    log,
    now: () => now,
    seed(value) { state = value | 0; },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        let due = null;
        for (const one of waiting.values()) {
          if (one.at <= end && (!due || one.at < due.at || (one.at === due.at && one.order < due.order))) due = one;
        }
        if (!due) break;
        now = Math.max(now, due.at);
        if (due.every) due.at += due.every;
        else waiting.delete(due.order);
        try { due.run(); } catch (error) { note(String(error)); }
        await settle();
      }
      now = end;
    },
  };
})();
