// Observers of size and visibility. The browser calls them at its own frames, that is, in real
// time. Here their calls are only a hint that something changed: at a virtual frame for which the
// browser has really painted, the targets are observed afresh, and the page is handed what is
// true then, once, and only where it differs from what it knows.

const EVERY = 12; // virtual frames between two looks while an observer lives
const MOST_EARLY = 60; // looks in between, at what is new: each takes real time

const NativeWeakMap = WeakMap;

let observers = null; // linked by `next`
let asked = false; // something is observed that was not at the last look
let hinted = false; // the browser called an observer since the last look
let handing = false; // news of this look are being handed out
let observations = 0;
let earlyLooks = 0;

function wrapObserver(Native, targetOf, describe) {
  const { disconnect, observe, unobserve } = Native.prototype;
  const choices = new WeakMap(); // native observer → (target → its observation)
  const made = function (callback, options) {
    const kept = { __proto__: null, callback, describe, targetOf, known: new NativeWeakMap() };
    const native = construct(Native, [(entries) => keep(kept, entries), options], new.target);
    kept.native = native;
    kept.entries = null;
    kept.order = (target) => weak.get(weak.get(choices, native), target)?.order;
    kept.again = (target) => {
      const chosen = weak.get(weak.get(choices, native), target);
      if (!chosen) return;
      apply(unobserve, native, [target]);
      apply(observe, native, [target, chosen.options]);
    };
    kept.next = observers;
    observers = kept;
    weak.set(choices, native, new NativeWeakMap());
    return native;
  };
  defineProperty(made, "prototype", { value: Native.prototype, writable: false });
  defineProperty(Native.prototype, "constructor", { value: made });
  replace(Native.prototype, "observe", function (target, options) {
    apply(observe, this, [target, options]);
    asked = true;
    observations += 1;
    const chosen = { __proto__: null, options, order: observations };
    if (weak.has(choices, this)) weak.set(weak.get(choices, this), target, chosen);
  });
  replace(Native.prototype, "unobserve", function (target) {
    apply(unobserve, this, [target]);
    if (weak.has(choices, this)) weak.set(weak.get(choices, this), target, undefined);
  });
  replace(Native.prototype, "disconnect", function () {
    apply(disconnect, this, []);
    if (weak.has(choices, this)) weak.set(choices, this, new NativeWeakMap());
  });
  replace(globalThis, Native.name, made);
}
/** Keep the last entry of each target, linked in the order in which they were observed. */
function keep(kept, entries) {
  hinted = true;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    const target = kept.targetOf(entry);
    const order = kept.order(target);
    if (!order) continue; // no longer observed
    let before = kept;
    let after = kept.entries;
    while (after && after.order < order) {
      before = after;
      after = after.entries;
    }
    if (after && after.target === target) after.entry = entry;
    else before.entries = { __proto__: null, target, order, entry, entries: after };
  }
}

/** Whether this virtual frame has to wait for a painted one. */
function lookDue() {
  const early = asked && earlyLooks < MOST_EARLY;
  if (early) earlyLooks += 1;
  asked = false;
  return observers !== null && (early || frame % EVERY === 0);
}

/** Observe afresh whatever seems to have changed; whether anything does. */
function lookAgain() {
  if (!hinted) return false;
  hinted = false;
  handing = true;
  for (let kept = observers; kept; kept = kept.next) {
    for (let node = kept.entries; node; node = node.entries) kept.again(node.target);
  }
  return true;
}

/** Take one observer's news, as a callback of its own, or null when there is none left. */
function newsCallback() {
  if (!handing) return null;
  for (let kept = observers; kept; kept = kept.next) {
    const news = [];
    for (let node = kept.entries; node; node = node.entries) {
      const said = kept.describe(node.entry);
      if (!kept.order(node.target)) continue;
      if (weak.get(kept.known, node.target) === said) continue;
      weak.set(kept.known, node.target, said);
      defineProperty(news, news.length, { __proto__: null, ...SETTABLE, value: node.entry });
    }
    kept.entries = null;
    const { callback, native } = kept;
    if (news.length) return () => apply(callback, native, [news, native]);
  }
  handing = false;
  return null;
}

const rectWidth = getter(DOMRectReadOnly.prototype, "width");
const rectHeight = getter(DOMRectReadOnly.prototype, "height");
const sizeBox = getter(ResizeObserverEntry.prototype, "contentRect");
wrapObserver(ResizeObserver, getter(ResizeObserverEntry.prototype, "target"), (entry) => {
  const box = sizeBox(entry);
  return rectWidth(box) + "x" + rectHeight(box);
});

const seenRatio = getter(IntersectionObserverEntry.prototype, "intersectionRatio");
const seenAtAll = getter(IntersectionObserverEntry.prototype, "isIntersecting");
wrapObserver(
  IntersectionObserver,
  getter(IntersectionObserverEntry.prototype, "target"),
  (entry) => seenAtAll(entry) + ":" + seenRatio(entry),
);
