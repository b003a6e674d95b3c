// How long things took and what this machine is made of: the same for every visit, everywhere.

// ---- the browser's own timeline: everything happened while the page was loading

const LOADING = ["PerformanceNavigationTiming", "PerformanceResourceTiming", "PerformanceTiming"];
const SIZES = /Size$|Status$|Count$/;

for (const kind of LOADING) {
  const own = globalThis[kind]?.prototype;
  const past = kind === "PerformanceTiming" ? EPOCH : 0; // the old kind counts from 1970
  for (const name of own ? ownKeys(own) : []) {
    const native = getOwnPropertyDescriptor(own, name)?.get;
    if (!native || isMatch(SIZES, name + "")) continue;
    const told = function () {
      const value = apply(native, this, []);
      if (typeof value !== "number" || value === 0) return value; // it did not happen
      return name === "navigationStart" ? past : past + START;
    };
    replace(own, name, told, "get");
  }
}

replace(globalThis.PerformanceNavigationTiming?.prototype ?? {}, "confidence", () => null, "get");

const entryType = getter(PerformanceEntry.prototype, "entryType");
const OWN = "|mark|measure|";
const isOwn = (entry) => includes(OWN, "|" + entryType(entry) + "|");
for (const [name, value] of [
  ["startTime", (entry) => (entryType(entry) === "navigation" ? 0 : START)],
  ["duration", (entry) => (entryType(entry) === "navigation" ? START : 0)],
]) {
  const native = getter(PerformanceEntry.prototype, name);
  const told = function () {
    return isOwn(this) ? native(this) : value(this);
  };
  replace(PerformanceEntry.prototype, name, told, "get");
}

/** Write down what the page would read, not what the browser knows. */
function tellPlainly(prototype) {
  const native = prototype?.toJSON;
  if (!native) return;
  replace(prototype, "toJSON", function () {
    const text = apply(native, this, []);
    const keys = ownKeys(text);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      defineProperty(text, key, { __proto__: null, ...SETTABLE, value: this[key] });
    }
    return text;
  });
}
for (const kind of [...LOADING, "PerformanceEntry", "Performance"]) {
  tellPlainly(globalThis[kind]?.prototype);
}

// Entries of other kinds come whenever the browser gets round to them.
const TIMELESS = OWN + "navigation|resource|";
for (const name of ["getEntries", "getEntriesByName", "getEntriesByType"]) {
  const native = Performance.prototype[name];
  replace(Performance.prototype, name, function (...given) {
    const all = apply(native, this, given);
    const kept = [];
    for (let index = 0; index < all.length; index += 1) {
      if (!includes(TIMELESS, "|" + entryType(all[index]) + "|")) continue;
      defineProperty(kept, kept.length, { __proto__: null, ...SETTABLE, value: all[index] });
    }
    return kept;
  });
}
const observeEntries = PerformanceObserver.prototype.observe;
replace(PerformanceObserver.prototype, "observe", function (options) {
  const kinds = options?.entryTypes ?? (options?.type === undefined ? [] : [options.type]);
  const told = { __proto__: null, entryTypes: [] };
  for (let index = 0; index < kinds.length; index += 1) {
    const kind = kinds[index] + "";
    if (!includes(OWN, "|" + kind + "|")) continue;
    const place = { __proto__: null, ...SETTABLE, value: kind };
    defineProperty(told.entryTypes, told.entryTypes.length, place);
  }
  if (told.entryTypes.length) apply(observeEntries, this, [told]);
});
replace(PerformanceObserver, "supportedEntryTypes", () => ["mark", "measure"], "get");

if (performance.memory) {
  const memory = performance.memory;
  const [jsHeapSizeLimit, heap] = [2 ** 32, 10_000_000];
  for (const [name, value] of [
    ["jsHeapSizeLimit", jsHeapSizeLimit],
    ["totalJSHeapSize", heap],
    ["usedJSHeapSize", heap],
  ]) {
    replace(getPrototypeOf(memory), name, () => value, "get");
  }
}

// ---- the machine: a middling one

for (const [prototype, name, value] of [
  [Navigator.prototype, "hardwareConcurrency", 4],
  [Navigator.prototype, "deviceMemory", 8],
  [globalThis.NetworkInformation?.prototype, "downlink", 10],
  [globalThis.NetworkInformation?.prototype, "rtt", 50],
  [globalThis.NetworkInformation?.prototype, "effectiveType", "4g"],
]) {
  if (prototype) replace(prototype, name, () => value, "get");
}

// A window without a frame fills its screen. The browser's own window never has the page's size.
for (const [name, side] of [
  ["outerWidth", "width"],
  ["outerHeight", "height"],
]) {
  const sideOf = getter(Screen.prototype, side);
  const here = screen;
  replace(globalThis, name, () => sideOf(here), "get");
}

const NativeFile = File;
const DatedFile = function (parts, name, options) {
  const dated = { __proto__: null, lastModified: date(), ...options };
  return construct(NativeFile, [parts, name, dated], new.target ?? NativeFile);
};
defineProperty(DatedFile, "prototype", { value: NativeFile.prototype, writable: false });
defineProperty(NativeFile.prototype, "constructor", { value: DatedFile });
replace(globalThis, "File", DatedFile);
