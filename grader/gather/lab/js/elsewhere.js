// What other threads and processes do for a page: it is bounded and told, since nobody can wait for it.

// A worker is given our own first line (see worker.js), whichever way its text is there.
const MOST_WORKERS = 16;
let workers = 0;
const blobs = new Map();
const NativeBlob = Blob;
const blobAddress = URL.createObjectURL;
const revoke = URL.revokeObjectURL;
replace(URL, "createObjectURL", (source) => {
  const address = blobAddress(source);
  map.set(blobs, address, source);
  return address;
});
replace(URL, "revokeObjectURL", (address) => {
  map.delete(blobs, address + "");
  revoke(address);
});

function bounded(address, isModule) {
  workers += 1;
  if (workers > MOST_WORKERS) return blobAddress(new NativeBlob([]));
  const source = map.get(blobs, address);
  if (source) return blobAddress(new NativeBlob([WORKER, source]));
  if (slice(address, 0, 5) !== "data:") {
    tell("worker" + SEPARATOR + absolute(address)); // the grader serves it with that line
    return address;
  }
  const text = toJson(address);
  return blobAddress(new NativeBlob([WORKER, isModule ? "import " + text : `importScripts(${text})`]));
}

for (const name of ["Worker", "SharedWorker"]) {
  const Native = globalThis[name];
  if (!Native) continue;
  const made = function (address, options) {
    tellRestless("worker");
    tellKeeps();
    const isModule = typeof options === "object" && options?.type === "module";
    const given = [bounded(address + "", isModule), options];
    return construct(Native, given, new.target ?? Native);
  };
  defineProperty(made, "prototype", { value: Native.prototype, writable: false });
  defineProperty(Native.prototype, "constructor", { value: made });
  replace(globalThis, name, made);
}

const addModule = globalThis.Worklet?.prototype.addModule;
if (addModule) {
  replace(Worklet.prototype, "addModule", function (...given) {
    tellRestless("worklet");
    return apply(addModule, this, given);
  });
}

// Media, locks and packed streams.
for (const [owner, name, kind, what] of [
  [HTMLMediaElement.prototype, "play", "value", "media"],
  [HTMLMediaElement.prototype, "src", "set", "media"],
  [globalThis.LockManager?.prototype, "request", "value", "lock"],
]) {
  const native = owner && getOwnPropertyDescriptor(owner, name)?.[kind];
  if (!native) continue;
  const made = function (...given) {
    tellRestless(what);
    return apply(native, this, given);
  };
  replace(owner, name, made, kind);
}
for (const name of ["CompressionStream", "DecompressionStream"]) {
  const Native = globalThis[name];
  if (!Native) continue;
  const made = function (...given) {
    tellRestless("stream");
    return construct(Native, given, new.target ?? Native);
  };
  defineProperty(made, "prototype", { value: Native.prototype, writable: false });
  defineProperty(Native.prototype, "constructor", { value: made });
  replace(globalThis, name, made);
}

// Events that answer one another without the clock would go on in real time.
const MOST_ANSWERED = 500;
let answered = 0;
function countAnswer() {
  answered += 1;
  if (answered > MOST_ANSWERED) tellRestless("events");
}
for (const type of ["toggle", "close", "selectionchange"]) {
  listen(document, type, countAnswer, { __proto__: null, capture: true });
}

/** Something arrives in real time, perhaps after the next look: say so at once. */
function awake() {
  if (!stirred) tell("stirred");
  stirred = true;
}
const sendAll = globalThis.BroadcastChannel?.prototype.postMessage;
if (sendAll) {
  replace(BroadcastChannel.prototype, "postMessage", function (...given) {
    awake();
    return apply(sendAll, this, given);
  });
}
