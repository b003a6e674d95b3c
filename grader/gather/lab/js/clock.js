// A clock of its own for each document: time passes only between callbacks, when the grader
// advances it. Timers run in due order, animation frames at exact multiples of FRAME (1000/60) ms, one
// callback a task, so that an error in one reaches the page's own error path and no further.

const FREE_READS = 1000; // reads of the clock in one callback before time passes by reading …
const READ_COST = 0.005; // … this many milliseconds each, so that a busy-wait ends
const NESTED = 5; // timers set by timers this deep wait at least …
const NESTED_LEAST = 4; // … this long (HTML standard, timer initialisation steps)

let now = START;
let reads = 0;
let depth = 0;

function read() {
  reads += 1;
  if (reads > FREE_READS) now += READ_COST;
  return now;
}

// ---- timers: a list linked in due order, first set first among equals

const timers = new Map();
const first = { __proto__: null, at: -Infinity, next: null, previous: null };
let last = first;
let lastId = 0;

function insert(timer) {
  let before = last;
  while (before.at > timer.at) before = before.previous;
  timer.previous = before;
  timer.next = before.next;
  if (before.next) before.next.previous = timer;
  else last = timer;
  before.next = timer;
}

function remove(timer) {
  timer.previous.next = timer.next;
  if (timer.next) timer.next.previous = timer.previous;
  else last = timer.previous;
}

function addTimer(callback, delay, repeats, given) {
  const wait = +delay;
  const timer = {
    __proto__: null,
    id: (lastId += 1),
    callback,
    given,
    repeats,
    depth: depth + 1,
    delay: wait >= 1 && wait < 2 ** 31 ? floor(wait) : 0,
  };
  if (repeats) timer.delay = max(timer.delay, 1);
  timer.at = now + wait_(timer);
  map.set(timers, timer.id, timer);
  insert(timer);
  return timer.id;
}

const wait_ = (timer) => (timer.depth > NESTED ? max(timer.delay, NESTED_LEAST) : timer.delay);

function clearTimer(id) {
  const timer = map.get(timers, +id);
  if (!timer) return;
  map.delete(timers, timer.id);
  remove(timer);
}

/** Take the first timer off the list and return what it runs. */
function fire() {
  const timer = first.next;
  now = max(now, timer.at);
  remove(timer);
  if (timer.repeats) {
    timer.depth += 1;
    timer.at = now + wait_(timer);
    insert(timer);
  } else {
    map.delete(timers, timer.id);
  }
  depth = timer.depth;
  const { callback, given } = timer;
  return typeof callback === "function"
    ? () => apply(callback, globalThis, given)
    : () => globalEval(callback + "");
}
const globalEval = eval;

// ---- animation frames

const frames = new Map();
let waiting = { __proto__: null, head: null, tail: null };
let running = null;
let frame = 0;
let lastFrame = 0;

function addFrame(callback) {
  if (typeof callback !== "function") {
    throw new TypeError(
      "Failed to execute 'requestAnimationFrame' on 'Window': " +
        "parameter 1 is not of type 'Function'.",
    );
  }
  const asked = { __proto__: null, id: (lastFrame += 1), callback, next: null };
  if (waiting.tail) waiting.tail.next = asked;
  else waiting.head = asked;
  waiting.tail = asked;
  map.set(frames, asked.id, asked);
  return asked.id;
}

function cancelFrame(id) {
  const asked = map.get(frames, +id);
  if (asked) asked.callback = null;
  map.delete(frames, +id);
}

const frameTime = (count) => START + count * FRAME;

/** Begin the next frame: what asks for a frame from now on waits for the one after. */
function openFrame() {
  frame = max(frame + 1, floor((now - START) / FRAME));
  now = max(now, frameTime(frame));
  running = waiting.head;
  waiting = { __proto__: null, head: null, tail: null };
}

/** Take the next callback of the open frame, or null when there is none left. */
function frameCallback() {
  while (running) {
    const { id, callback, next } = running;
    const stamp = frameTime(frame);
    running = next;
    map.delete(frames, id);
    if (callback) return () => callback(stamp);
  }
  return null;
}

// ---- what the page sees

replace(globalThis, "setTimeout", (f, delay, ...given) => addTimer(f, delay, false, given));
replace(globalThis, "setInterval", (f, delay, ...given) => addTimer(f, delay, true, given));
replace(globalThis, "clearTimeout", (id) => clearTimer(id));
replace(globalThis, "clearInterval", (id) => clearTimer(id));
replace(globalThis, "requestAnimationFrame", (callback) => addFrame(callback));
replace(globalThis, "cancelAnimationFrame", (id) => cancelFrame(id));

const IDLE = 10; // milliseconds that an idle callback is promised
replace(globalThis, "requestIdleCallback", (callback) => {
  const idle = () => {
    const end = now + IDLE;
    callback({ didTimeout: false, timeRemaining: () => max(0, end - read()) });
  };
  return addTimer(idle, 1, false, []);
});
replace(globalThis, "cancelIdleCallback", (id) => clearTimer(id));
