// What lives and what was asked for, as counts: two tallies around a press show what it set going.

const mapSize = uncurry(getOwnPropertyDescriptor(Map.prototype, "size").get);
const LONGEST_SOURCE = 4000;

const tally = () =>
  toJson({
    __proto__: null,
    timer: lastId + 1e6 * mapSize(timers),
    frame: lastFrame,
    listener: RECORD ? listenerCount() : 0,
    console: lines,
    call: calls,
    fault: faults,
    request: requests,
  });

/** The text of a callback as the page wrote it, empty where it is no function of the page's. */
const written = (callback) =>
  typeof callback === "function" ? slice(nativeToString(callback), 0, LONGEST_SOURCE) : callback + "";

/** Every timer and animation frame that is waited for. */
function pending() {
  const found = row();
  for (let one = first.next; one; one = one.next) {
    push(found, {
      __proto__: null,
      kind: one.repeats ? "setInterval" : "setTimeout",
      delay: one.delay,
      source: written(one.callback),
    });
  }
  for (let one = waiting.head; one; one = one.next) {
    if (!one.callback) continue;
    push(found, {
      __proto__: null,
      kind: "requestAnimationFrame",
      delay: 0,
      source: written(one.callback),
    });
  }
  return toJson(found);
}
