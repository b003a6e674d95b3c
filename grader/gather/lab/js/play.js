// A plan: inputs and looks at their times, run in one go. The grader hands it over as JSON, and is
// told what was seen in pieces: at the end, where it has to do something itself ("stop"), and
// before the document goes away.

const ARMED_FRAMES = 2; // the recorder works so many frames before each look
const LARGEST_PIECE = 200; // looks that are told at once
const LAST = -1; // the stop at which a plan is over

let plan = null;
let next = 0;
let origin = START;
let sights = row();
let armedFrom = -Infinity;
let trustedInput = false;
let pace = 0;
let pacedUntil = 0;
let budget = 0;

/** The clock stands at the end of what it was told: take the next step, or stop. */
function reached() {
  if (unsound) return leave("unsound");
  if (!plan || next >= plan.length) return leave("done");
  const step = plan[next];
  const due = origin + step.at;
  if (due > until) {
    const far = pace > 0 && due - pacedUntil > TOUCHING;
    if (far && until >= pacedUntil) return leave("pace");
    until = far ? pacedUntil : due; // a frame at the very moment of a step comes before it
    return hop();
  }
  next += 1;
  left = budget;
  return take(step);
}

function leave(how) {
  if (plan) flush();
  return finish(how);
}

function take(step) {
  arm();
  if (step.do === "look") {
    push(sights, see(step));
    nextArming();
    if (unsound) return leave("unsound");
    if (sights.length >= LARGEST_PIECE || step.eager) flush();
    return hop();
  }
  if (step.do === "nod") {
    needPixels(canvases());
    nextArming();
    if (unsound) return leave("unsound");
    hop();
    return sendTo(document, new NativeEvent(step.name));
  }
  if (step.do === "stop") return stopAt(step.index);
  hop(); // what the page throws goes to its own error path
  turns += 1;
  return ACTS[step.do](step);
}

/** Let the grader act; a plan that is over is not gone on with in another document. */
function stopAt(index) {
  leave("stop" + SEPARATOR + index);
  if (index === LAST) plan = null;
}

const ACTS = {
  __proto__: null,
  down: keyDown,
  up: keyUp,
  mousemove: mouseMove,
  mousedown: mouseDown,
  mouseup: mouseUp,
  wheel: turnWheel,
  touch: moveFinger,
  text(step) {
    write("insertText", "insertText", step.text);
  },
  blur() {
    windowFocused = false;
    sendTo(globalThis, new NativeFocusEvent("blur", { __proto__: null, view: globalThis }));
  },
  focus() {
    windowFocused = true;
    sendTo(globalThis, new NativeFocusEvent("focus", { __proto__: null, view: globalThis }));
  },
};

let windowFocused = true;
const nativeHasFocus = uncurry(Document.prototype.hasFocus);
replace(Document.prototype, "hasFocus", function () {
  return nativeHasFocus(this) && windowFocused;
});

/** Tell how far the plan is, for the document that comes next: what a click sent may go only when
 * the grader has already acted, and the clock stands still. */
function tellProgress() {
  if (!plan) return;
  flush();
  tell("progress" + SEPARATOR + next + SEPARATOR + (now - origin));
}

function flush() {
  if (sights.length === 0) return;
  tell("sights" + SEPARATOR + toJson(sights));
  sights = row();
}

// ---- arming: from two frames before a look that needs canvases, until it is over

function nextArming() {
  armedFrom = Infinity;
  for (let index = next; index < plan.length; index += 1) {
    const { show, at } = plan[index];
    if (show && (show.draws || show.state || show.pixels || show.screen)) {
      armedFrom = origin + at - ARMED_FRAMES * FRAME - 1e-6;
      return;
    }
  }
}

/** Record from now on, or no longer. */
function arm() {
  if (!RECORD) return;
  const wanted = recordAll || now >= armedFrom;
  if (wanted && !armed) arming += 1;
  armed = wanted;
}
let recordAll = true;

/** Take over a plan (see `wire.py`), of which `given.from` steps were taken elsewhere. */
function begin_(text) {
  const given = fromJson(text);
  plan = given.steps;
  next = given.from;
  origin = now - given.past;
  until = now;
  trustedInput = given.trusted;
  recordAll = given.full;
  pace = given.pace;
  pacedUntil = now + pace;
  budget = given.most;
  left = budget;
  nextArming();
}

/** Run a plan; then tell "done", "flood", "unsound", "pace", or "stop" with the step. */
reins.play = (text) => {
  begin_(text);
  go();
};
/** Go on after a stop, and, where the window got another size, when the page has it. */
reins.resume = (width, height) => {
  pacedUntil = now + pace;
  if (width) whenSized(width, height, go);
  else go();
};
/** Forget what the page kept, and let it do nothing more: another fork comes. */
reins.retire = () => {
  retired = true;
  plan = null;
  emptyStores();
};
reins.tally = tally;
reins.pending = pending;
