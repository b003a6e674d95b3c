// The loop that lets virtual time pass, and the handle that the grader holds. Each callback runs
// in a task of its own; the next task is queued before the callback runs, so that whatever it
// throws goes to the page's own error path and the loop goes on.

const TOUCHING = 1e-9; // milliseconds by which sums and products of frames may be wrong
const MOST_BLINKS = 2500; // looks, some 4 ms apart: a frame that nobody sees is never painted

const channel = new NativeChannel();
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
  answers = 0;
  current = null;
  if (patient && (busy > 0 || sourceLoading())) return whenAtRest(hop);
  if (leaving) return undefined;
  if (framedDue && tellsWithFrame()) return painted(0, hop); // before anything else can run
  if (left === 0) return finish("flood");
  const callback = frameCallback() ?? newsCallback();
  if (callback) return run(callback);
  if (frameOpen && !closeFrame()) return undefined;
  if (awaitMessages()) return hop();
  for (;;) {
    const timerAt = first.next ? first.next.at : Infinity;
    const frameAt = frameTime(frame + 1);
    const soonest = min(timerAt, frameAt, mailAt(), taskAt());
    if (soonest > until + TOUCHING) break;
    if (soonest === taskAt() && taskIsUrgent()) return run(task());
    if (soonest === mailAt()) return run(mail());
    if (soonest === taskAt() && !(taskIsLate() && soonest === timerAt)) return run(task());
    if (timerAt <= frameAt) return run(fire());
    openFrame();
    const animated = animate();
    if (animated) stirred = true;
    const tells = tellsWithFrame();
    if (!animated && !tells && !running && !observers && !loading()) continue;
    return beginFrame(turned || tells);
  }
  now = max(now, until);
  return reached();
}

function run(callback) {
  stirred = true;
  hops = 0;
  left -= 1;
  turns += 1;
  arm();
  hop();
  callback();
}

function finish(how) {
  if (tellsWithFrame()) return painted(0, () => finish(how));
  idle = true;
  holdCaret();
  if (stirred) tell("stirred");
  stirred = false;
  return tell(how);
}

/** Let time pass again. */
function go() {
  idle = false;
  freeCaret();
  hop();
}

const innerWidth_ = getter(globalThis, "innerWidth");
const innerHeight_ = getter(globalThis, "innerHeight");
let unseen = false; // the browser does not paint this document

/** Wait until the browser has painted, and called its observers, `count` times. */
function painted(count, go) {
  let open = true;
  let looks = 0;
  const next = () => {
    if (!open) return;
    open = false;
    if (count > 0) painted(count - 1, go);
    else go();
  };
  const look = () => {
    if (!open) return undefined;
    looks += 1;
    if (looks > MOST_BLINKS) unseen = true;
    return unseen || innerWidth_(globalThis) === 0 ? next() : nativeTimeout(look, 4);
  };
  nativeFrame(() => {
    unseen = false;
    next();
  });
  nativeTimeout(look, 0);
}

/** Run a frame that has something in it, once everything is at rest. */
function beginFrame(tells) {
  frameOpen = true;
  const go = () => (atRest() ? hop() : whenAtRest(hop));
  if (tells) return painted(0, go); // events of animations, too, come just before native frames
  const callback = running && atRest() ? frameCallback() : null;
  return callback ? run(callback) : go();
}

/** End a frame; whether the next thing can be done in the same task. */
function closeFrame() {
  frameOpen = false;
  if (scrolled && frameTime(frame + BEFORE_LOOK) >= until) {
    painted(1, () => (lookDue() ? lookAround() : hop()));
    return false;
  }
  if (!lookDue()) return true;
  lookAround();
  return false;
}

function lookAround() {
  painted(1, () => (lookAgain() ? painted(1, hop) : hop()));
}

// A navigation takes real time: no callback runs until the next document is there, or none comes.
const destinationOf = getter(NavigateEvent.prototype, "destination");
const sameDocument = getter(NavigationDestination.prototype, "sameDocument");
const addressOf = getter(NavigationDestination.prototype, "url");
const downloadOf = getter(NavigateEvent.prototype, "downloadRequest");
const transitionOf = getter(Navigation.prototype, "transition");
const navigating = navigation;
const framed = globalThis !== top;

/** Whether a document will come from there: a frame gets none from outside. */
function arrives(address) {
  if (slice(address, 0, ORIGIN.length + 1) === ORIGIN + "/") return true;
  if (slice(address, 0, 5) === "blob:" || slice(address, 0, 6) === "about:") return true;
  return !framed && slice(address, 0, 4) === "http";
}

let departures = 0;

listen(navigating, "navigate", (event) => {
  const destination = destinationOf(event);
  if (sameDocument(destination) || downloadOf(event) !== null) return;
  if (!patient || !arrives(addressOf(destination))) return;
  leaving = true;
  tellProgress();
  departures += 1;
  waitAway(departures, 0);
});
listen(navigating, "navigatesuccess", () => stay());
listen(navigating, "navigateerror", () => stay());

/** Wait for the next document, unless the page keeps this one after all. */
function waitAway(departure, looks) {
  if (departure !== departures || !leaving) return;
  if (looks > MOST_LOOKS) {
    tellRestless("leaving");
    patient = false;
  }
  if (!patient || transitionOf(navigating) !== null) stay();
  else nativeTimeout(() => waitAway(departure, looks + 1), 1);
}

// A page that saves when it is left would be met again by the next fork.
let retired = false;
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

/** What the grader asks of this document; `play.js` adds plans. */
const reins = {
  __proto__: null,
  /** Let so many milliseconds pass, of at most so many callbacks; then tell "done" or "flood". */
  advance(milliseconds, most) {
    until += milliseconds;
    left = most;
    go();
  },
  /** Wait until nothing is on its way, and the page is painted and stays; tell "settled". */
  settle() {
    const settled = () => (leaving ? nativeTimeout(settled, 1) : tell("settled"));
    whenAtRest(() => painted(1, settled));
  },
  /** Wait until the window has this size; then tell "sized". */
  fit(width, height) {
    whenSized(width, height, () => tell("sized"));
  },
  /** Go on: the navigation that began was refused. */
  stay,
};
