// The loop that lets virtual time pass, and the handle that the grader holds. Each callback runs
// in a task of its own; the next task is queued before the callback runs, so that whatever it
// throws goes to the page's own error path and the loop goes on.

const UNPAINTED = 2000; // real milliseconds; a document that was cut short is never painted

const channel = new MessageChannel();
const hop = () => send(channel.port2, 0);
channel.port1.onmessage = () => turn();

let until = START;
let left = 0;
let frameOpen = false;
let leaving = false;
let idle = true;

function turn() {
  reads = 0;
  depth = 0;
  if (busy > 0) return whenAtRest(hop);
  if (leaving) return undefined;
  if (left === 0) return finish("flood");
  const callback = frameCallback() ?? newsCallback();
  if (callback) return run(callback);
  if (frameOpen) return closeFrame();
  for (;;) {
    const timerAt = first.next ? first.next.at : Infinity;
    const frameAt = frameTime(frame + 1);
    if (min(timerAt, frameAt) > until) break;
    if (timerAt <= frameAt) return run(fire());
    openFrame();
    if (animate() || running || observers || loading()) return beginFrame();
  }
  now = max(now, until);
  return reached();
}

function run(callback) {
  left -= 1;
  turns += 1;
  arm();
  hop();
  callback();
}

function finish(how) {
  idle = true;
  tell(how);
}

/** Wait until the browser has painted, and called its observers, `count` times. */
function painted(count, go) {
  let open = true;
  const next = () => {
    if (!open) return;
    open = false;
    if (count > 0) painted(count - 1, go);
    else go();
  };
  nativeFrame(next);
  nativeTimeout(next, UNPAINTED);
}

/** Run a frame that has something in it, once everything is at rest. */
function beginFrame() {
  frameOpen = true;
  const go = () => (loading() ? whenAtRest(hop) : hop());
  if (turned) painted(0, go); // the events of animations come just before native frames
  else go();
}

function closeFrame() {
  frameOpen = false;
  if (!lookDue()) return hop();
  return painted(1, () => (lookAgain() ? painted(1, hop) : hop()));
}

// A navigation takes real time: no callback runs until the next document is there, or none comes.
const destinationOf = getter(NavigateEvent.prototype, "destination");
const sameDocument = getter(NavigationDestination.prototype, "sameDocument");
const downloadOf = getter(NavigateEvent.prototype, "downloadRequest");
listen(navigation, "navigate", (event) => {
  if (sameDocument(destinationOf(event)) || downloadOf(event) !== null) return;
  leaving = true;
  if (plan && !idle) tellProgress();
  nativeTimeout(stay, PATIENCE);
});
listen(navigation, "navigatesuccess", () => stay());
listen(navigation, "navigateerror", () => stay());

// A page that saves when it is left would be met again by the next fork.
let retired = false;
const localStore = getter(globalThis, "localStorage");
const sessionStore = getter(globalThis, "sessionStorage");
const clearStore = uncurry(Storage.prototype.clear);
const name_ = setter(globalThis, "name");
const stopAll = uncurry(Event.prototype.stopImmediatePropagation);
for (const last of ["beforeunload", "pagehide", "unload", "visibilitychange", "message"]) {
  listen(globalThis, last, (event) => retired && stopAll(event), true);
}

function stay() {
  if (!leaving) return;
  leaving = false;
  if (!idle) hop();
}

/** Go on when the window has this size, and the page was painted in it. */
function whenSized(width, height, go) {
  if (innerWidth_(globalThis) === width && innerHeight_(globalThis) === height) painted(1, go);
  else nativeTimeout(() => whenSized(width, height, go), 1);
}

/** Tell how far the plan is, for the document that comes next. */
function tellProgress() {
  flush();
  tell("progress" + SEPARATOR + next + SEPARATOR + (now - origin));
}

inspect({
  __proto__: null,
  /** Let so many milliseconds pass, of at most so many callbacks; then tell "done" or "flood". */
  advance(milliseconds, most) {
    until += milliseconds;
    left = most;
    idle = false;
    hop();
  },
  /** Wait until nothing is on its way, and the page is painted and stays; tell "settled". */
  settle() {
    const settled = () => (leaving ? nativeTimeout(settled, 1) : tell("settled"));
    whenAtRest(() => painted(1, settled));
  },
  /** Run a plan; then tell "done", "flood", "unsound", "pace", or "stop" with the step. */
  play(text) {
    begin_(text);
    idle = false;
    hop();
  },
  /** Go on after a stop, and, where the window got another size, when the page has it. */
  resume(width, height) {
    idle = false;
    pacedUntil = now + pace;
    if (width) whenSized(width, height, hop);
    else hop();
  },
  /** Wait until the window has this size; then tell "sized". */
  fit(width, height) {
    whenSized(width, height, () => tell("sized"));
  },
  /** Forget what the page kept, and let it do nothing more: another fork comes. */
  retire() {
    retired = true;
    plan = null;
    clearStore(localStore(globalThis));
    clearStore(sessionStore(globalThis));
    name_(globalThis, "");
  },
  /** Go on: the navigation that began was refused. */
  stay,
});
