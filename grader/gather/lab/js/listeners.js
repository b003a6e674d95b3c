// Counts the listeners that live. A listener on an element that left the document is not counted:
// nothing holds it.

const counted = new WeakMap(); // target → {of: how many, types: type → listener → 1}
const NativeReference = WeakRef;
const strong = uncurry(WeakRef.prototype.deref);
const NativeNode = Node;
let targets = row();

const nativeListen = EventTarget.prototype.addEventListener;
const nativeUnlisten = EventTarget.prototype.removeEventListener;

function entryOf(target) {
  let entry = weak.get(counted, target);
  if (!entry) {
    entry = { __proto__: null, of: 0, types: new NativeMap() };
    weak.set(counted, target, entry);
    push(targets, new NativeReference(target));
    if (targets.length > 5000) targets = living();
  }
  return entry;
}

function living() {
  const kept = row();
  for (let index = 0; index < targets.length; index += 1) {
    if (strong(targets[index])) push(kept, targets[index]);
  }
  return kept;
}

const phaseOf = (options) =>
  (typeof options === "object" && options !== null ? options.capture : options) ? "+" : "-";

function countUp(target, type, listener, options) {
  const entry = entryOf(target);
  const key = phaseOf(options) + type;
  let known = map.get(entry.types, key);
  if (!known) map.set(entry.types, key, (known = new NativeWeakMap()));
  if (weak.get(known, listener)) return;
  weak.set(known, listener, 1);
  entry.of += 1;
  if (typeof options !== "object" || options === null) return;
  const gone = () => countDown(target, type, listener, options);
  if (options.once) apply(nativeListen, target, [type, gone, { __proto__: null, ...options }]);
  if (options.signal) listen(options.signal, "abort", gone, { __proto__: null, once: true });
}

function countDown(target, type, listener, options) {
  const entry = weak.get(counted, target);
  const known = entry && map.get(entry.types, phaseOf(options) + type);
  if (!known || !weak.get(known, listener)) return;
  weak.set(known, listener, 0);
  entry.of -= 1;
}

if (RECORD) {
  const countable = (one) => (typeof one === "object" && one !== null) || typeof one === "function";
  replace(EventTarget.prototype, "addEventListener", function (type, listener, options) {
    apply(nativeListen, this ?? globalThis, arguments);
    if (countable(listener)) countUp(this ?? globalThis, type + "", listener, options);
  });
  replace(EventTarget.prototype, "removeEventListener", function (type, listener, options) {
    apply(nativeUnlisten, this ?? globalThis, arguments);
    if (countable(listener)) countDown(this ?? globalThis, type + "", listener, options);
  });
}

function listenerCount() {
  let count = 0;
  for (let index = 0; index < targets.length; index += 1) {
    const target = strong(targets[index]);
    if (!target || (target instanceof NativeNode && !isConnected(target))) continue;
    count += weak.get(counted, target).of;
  }
  return count;
}
