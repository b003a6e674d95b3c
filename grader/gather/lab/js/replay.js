// Plays one plan in a reader's own browser: as much virtual time passes in each frame as real time,
// times the speed. At the end the page stands still as it was seen.

delete globalThis.inspect;
const { handle, PLAN } = given;
given.hear = heard;

const post = parent.postMessage.bind(parent);
let speed = PLAN.speed;
let holding = false;
let lastReal = 0;

const overhear = (target, type, call) => listen(target, type, call, { __proto__: null, capture: true });
const keepFromPage = uncurry(Event.prototype.stopImmediatePropagation);
const messageSource = getter(MessageEvent.prototype, "source");
const messageData = getter(MessageEvent.prototype, "data");

overhear(globalThis, "message", (event) => {
  if (messageSource(event) !== parent) return;
  keepFromPage(event);
  const word = messageData(event);
  if (typeof word === "number" && word > 0 && word <= 16) speed = word;
  else holding = word === "hold";
});
overhear(globalThis, "load", (event) => {
  if (event.target === document) handle.settle();
});

function passed() {
  return max(0, now - origin);
}

/** Wait for a frame of the real screen, then let as much virtual time pass as it took. */
function follow() {
  post({ bitgradeTime: passed() }, "*");
  const next = (real) => {
    if (holding) return nativeFrame(next);
    const elapsed = lastReal === 0 ? FRAME : min(max(real - lastReal, 0), 2 * FRAME);
    lastReal = real;
    pace = max(1, elapsed * speed);
    return handle.resume(0, 0);
  };
  nativeFrame(next);
}

/** Pass an error on: the last of the five parts of what `errors.js` tells, its first line. */
function tellFaultAbove(text) {
  let from = 0;
  for (let part = 0; part < 5; part += 1) from = nativeIndexOf(text, SEPARATOR, from) + 1;
  const end = nativeIndexOf(text, "\n", from);
  return post({ bitgradeTime: passed(), bitgradeFault: slice(text, from, end < 0 ? text.length : end) }, "*");
}
const nativeIndexOf = uncurry(String.prototype.indexOf);

/** Hear what our own script tells; see `play.js` and `control.js`. */
function heard(text) {
  if (text === "settled") return handle.play(PLAN.play);
  if (text === "pace") return follow();
  if (slice(text, 0, 5) === "stop" + SEPARATOR) {
    if (slice(text, 5) !== "-1") return handle.resume(0, 0);
    return post({ bitgradeTime: passed() }, "*");
  }
  if (text === "done") return post({ bitgradeTime: passed() }, "*");
  if (slice(text, 0, 6) === "fault" + SEPARATOR) return tellFaultAbove(text);
  return undefined;
}
