// Messages that a window sends itself are how pages make a timeout of zero. They arrive in real time,
// so the clock stands still until they have: by hops of its own, which queue up behind them.

const MOST_HOPS = 200; // for the messages of one callback, each of which may send another
const MOST_CHAINS = 20; // callbacks whose messages did not end: then nobody waits any more

let flying = 0;
let hops = 0;
let chains = 0;

/** Whether the clock has to hop once more. */
function awaitMessages() {
  if (flying <= 0 || chains >= MOST_CHAINS) return false;
  hops += 1;
  if (hops <= MOST_HOPS) return true;
  chains += 1;
  flying = 0;
  return false;
}

const sendHere = globalThis.postMessage;
const ownOrigin = globalThis.origin;

/** Whether a message is for this origin, so that it will arrive. */
function arrivesHere(target) {
  if (target !== null && typeof target === "object") return arrivesHere(target.targetOrigin);
  return target === undefined || target === "*" || target === "/" || target === ownOrigin;
}

replace(globalThis, "postMessage", function (...given) {
  stirred = true;
  apply(sendHere, this, given);
  if ((this ?? globalThis) === globalThis && arrivesHere(given[1])) flying += 1;
});
listen(
  globalThis,
  "message",
  () => {
    if (flying > 0) flying -= 1;
  },
  true,
);
