// Seeded randomness. Each place in the page's code that draws has a stream of its own, keyed by
// (seed, place, its caller), so that one draw more here does not shift the draws there. Never a
// constant: `do … while (next === last)` would not end.

const NativeError = Error;
const captureStack = Error.captureStackTrace;
const charCode = uncurry(String.prototype.charCodeAt);
const streams = new Map();
const SETTABLE = { __proto__: null, configurable: true, enumerable: true, writable: true };

/** The prototype of V8's call sites is reachable only from inside a stack trace. */
const sitePosition = (() => {
  Error.prepareStackTrace = (_error, sites) => sites;
  const [site] = new Error().stack;
  delete Error.prepareStackTrace;
  return uncurry(site.getPosition);
})();

function positions(_error, sites) {
  let key = "";
  for (let index = 0; index < sites.length; index += 1) key += sitePosition(sites[index]) + ";";
  return key;
}

/** Where a replaced function was called, and where its caller was: two offsets. */
function placeOf(made) {
  const limit = getOwnPropertyDescriptor(NativeError, "stackTraceLimit");
  const prepare = getOwnPropertyDescriptor(NativeError, "prepareStackTrace");
  const fixed = (limit && !limit.configurable) || (prepare && !prepare.configurable);
  if (fixed) return "";
  defineProperty(NativeError, "stackTraceLimit", { __proto__: null, ...SETTABLE, value: 2 });
  defineProperty(NativeError, "prepareStackTrace", { __proto__: null, ...SETTABLE, value: positions });
  const holder = { __proto__: null };
  captureStack(holder, made);
  const key = holder.stack;
  restore("stackTraceLimit", limit);
  restore("prepareStackTrace", prepare);
  return key;
}

function restore(name, descriptor) {
  if (descriptor) defineProperty(NativeError, name, { __proto__: null, ...descriptor });
  else deleteProperty(NativeError, name);
}

/** FNV-1a over the characters of a key, begun with the seed. */
function hash(key) {
  let value = 0x811c9dc5 ^ SEED;
  for (let index = 0; index < key.length; index += 1) {
    value = imul(value ^ charCode(key, index), 0x01000193);
  }
  return value;
}

/** Draw 32 bits from the stream of a place (mulberry32 by Tommy Ettinger). */
function draw(place) {
  const state = ((map.get(streams, place) ?? hash(place)) + 0x6d2b79f5) | 0;
  map.set(streams, place, state);
  let bits = imul(state ^ (state >>> 15), 1 | state);
  bits = (bits + imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return (bits ^ (bits >>> 14)) >>> 0;
}

const random = () => draw(placeOf(random)) / 2 ** 32;
replace(Math, "random", random);

const NativeBytes = Uint8Array;
const Typed = getPrototypeOf(Uint8Array.prototype);
const viewed = getter(Typed, "buffer");
const viewedFrom = getter(Typed, "byteOffset");
const viewedLength = getter(Typed, "byteLength");
const nativeFill = uncurry(Crypto.prototype.getRandomValues);
const fill = function (view) {
  nativeFill(this, view); // throws where the argument is no integer array, or too long
  const place = placeOf(fill);
  const count = viewedLength(view);
  const bytes = new NativeBytes(viewed(view), viewedFrom(view), count);
  for (let index = 0; index < count; index += 1) bytes[index] = draw(place) >>> 24;
  return view;
};
replace(Crypto.prototype, "getRandomValues", fill);

const hex = uncurry(Number.prototype.toString);
const randomId = function () {
  const place = placeOf(randomId);
  let text = "";
  for (let index = 0; index < 32; index += 1) {
    let digit = draw(place) >>> 28;
    if (index === 12) digit = 4; // version and variant of RFC 9562
    if (index === 16) digit = 8 | (digit & 3);
    if (index === 8 || index === 12 || index === 16 || index === 20) text += "-";
    text += hex(digit, 16);
  }
  return text;
};
replace(Crypto.prototype, "randomUUID", randomId);
