// What runs on real time is waited for at rest: while something of the page's own is being
// loaded, decoded or read, the clock stands still, so that its end always falls on the same
// virtual moment. What cannot be waited for is told as restless.

// Looks, a few real milliseconds apart, after which the clock goes on without it, once and for
// all. They are counted and not timed, because a machine that stands still does not look either.
const MOST_LOOKS = 5000;

let busy = 0;
let stirred = false; // something of the page's ran, moved or arrived: it may look otherwise now
const begin = () => {
  stirred = true;
  busy += 1;
};
const end = () => {
  busy -= 1;
};

const told = { __proto__: null };
function tellRestless(what) {
  if (told[what]) return;
  told[what] = true;
  tell("restless" + SEPARATOR + what);
}

const always = () => true;

/** Hold the clock while a promise that this method returns is open, unless it may never end. */
function hold(object, name, ends = always, taken = () => undefined) {
  const native = object && getOwnPropertyDescriptor(object, name)?.value;
  if (!native) return;
  replace(object, name, function (...given) {
    if (!ends(this)) return apply(native, this, given);
    begin();
    let promise;
    try {
      promise = apply(native, this, given);
    } catch (error) {
      end();
      throw error;
    }
    // the page gets the derived promise, so that a rejection nobody handles stays unhandled
    return then(
      promise,
      (value) => {
        end();
        taken(value);
        return value;
      },
      (error) => {
        end();
        throw error;
      },
    );
  });
}

// An answer that the page makes itself may stream for ever; one that was fetched ends.
const fetched = new WeakMap();
hold(globalThis, "fetch", always, (answer) => weak.set(fetched, answer, true));
hold(globalThis, "createImageBitmap");
for (const name of ["json", "text", "blob", "arrayBuffer", "bytes", "formData"]) {
  hold(Response.prototype, name, (answer) => weak.has(fetched, answer));
}
for (const [kind, names] of [
  ["Blob", ["text", "arrayBuffer", "bytes"]],
  ["HTMLImageElement", ["decode"]],
  ["FontFace", ["load"]],
  ["FontFaceSet", ["load"]],
  ["BaseAudioContext", ["decodeAudioData"]],
  ["OfflineAudioContext", ["startRendering"]],
  ["OffscreenCanvas", ["convertToBlob"]],
  ["SubtleCrypto", ["digest", "sign", "verify", "encrypt", "decrypt", "deriveBits", "deriveKey"]],
  ["SubtleCrypto", ["generateKey", "importKey", "exportKey", "wrapKey", "unwrapKey"]],
  ["CacheStorage", ["open", "match", "has", "keys", "delete"]],
  ["Cache", ["match", "matchAll", "add", "addAll", "put", "keys", "delete"]],
  ["Clipboard", ["readText", "writeText", "read", "write"]],
  ["Permissions", ["query"]],
  ["StorageManager", ["estimate", "persist", "persisted", "getDirectory"]],
  ["MediaDevices", ["enumerateDevices", "getUserMedia"]],
  ["Notification", ["requestPermission"]],
  ["Navigator", ["getBattery"]],
  ["GPU", ["requestAdapter"]],
]) {
  const owner = globalThis[kind];
  for (const name of names) hold(owner?.prototype?.[name] ? owner.prototype : owner, name);
}
for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming"]) {
  hold(globalThis.WebAssembly, name);
}

/** Hold the clock until one of the functions that this method is given is called back. */
function holdCallback(prototype, name, count) {
  const native = prototype?.[name];
  if (!native) return;
  replace(prototype, name, function (...given) {
    let open = true;
    for (let index = 0; index < count; index += 1) {
      const callback = given[index];
      if (typeof callback !== "function") continue;
      given[index] = (...answer) => {
        if (open) end();
        open = false;
        return apply(callback, undefined, answer);
      };
    }
    const answer = apply(native, this, given); // throws before anything is held
    begin();
    return answer;
  });
}
holdCallback(HTMLCanvasElement.prototype, "toBlob", 1);
holdCallback(globalThis.Geolocation?.prototype, "getCurrentPosition", 2);
holdCallback(globalThis.Geolocation?.prototype, "watchPosition", 2);

/** Hold the clock from a call until an event of the same object, unless it is over already. */
function holdUntil(prototype, name, events, isOver) {
  const native = prototype[name];
  replace(prototype, name, function (...given) {
    const answer = apply(native, this, given);
    if (!isOver(this)) holdElement(this, events);
    return answer;
  });
}

/** Hold the clock until an event of the request that a method returns. */
function holdRequest(prototype, name, events) {
  const native = prototype?.[name];
  if (!native) return;
  replace(prototype, name, function (...given) {
    const request = apply(native, this, given);
    holdElement(request, events);
    return request;
  });
}
const ANSWERED = ["success", "error"];
for (const [kind, names] of [
  ["IDBFactory", ["open", "deleteDatabase"]],
  ["IDBObjectStore", ["add", "put", "get", "getAll", "getKey", "getAllKeys", "count"]],
  ["IDBObjectStore", ["clear", "delete", "openCursor", "openKeyCursor"]],
  ["IDBIndex", ["get", "getAll", "getKey", "getAllKeys", "count", "openCursor", "openKeyCursor"]],
]) {
  for (const name of names) holdRequest(globalThis[kind]?.prototype, name, ANSWERED);
}
holdRequest(globalThis.IDBDatabase?.prototype, "transaction", ["complete", "abort", "error"]);

function holdElement(target, events) {
  let open = true;
  const close = () => {
    if (open) end();
    open = false;
  };
  begin();
  for (let index = 0; index < events.length; index += 1) {
    listen(target, events[index], close, { __proto__: null, once: true });
  }
}

const requestState = getter(XMLHttpRequest.prototype, "readyState");
const waited = (request) => requestState(request) === 4; // it was sent to be waited for
holdUntil(XMLHttpRequest.prototype, "send", ["loadend"], waited);
for (const name of ["readAsText", "readAsDataURL", "readAsArrayBuffer", "readAsBinaryString"]) {
  holdUntil(FileReader.prototype, name, ["loadend"], () => false);
}

const imageComplete = getter(HTMLImageElement.prototype, "complete");
const setImageSource = setter(HTMLImageElement.prototype, "src");
replace(
  HTMLImageElement.prototype,
  "src",
  function (address) {
    setImageSource(this, flooded() ? "data:," : address);
    if (!imageComplete(this) && imageLoading(this) !== "lazy") holdElement(this, ["load", "error"]);
  },
  "set",
);

const fontStatus = getter(FontFaceSet.prototype, "status");
const documentFonts = getter(Document.prototype, "fonts");
const images = document.getElementsByTagName("img");
const countOf = getter(HTMLCollection.prototype, "length");
const itemOf = uncurry(HTMLCollection.prototype.item);
const imageLoading = getter(HTMLImageElement.prototype, "loading");

const imageSource = getter(HTMLImageElement.prototype, "currentSrc");
const MOVING = /^data:image\/(gif|apng)|\.(gif|apng)$/i;

// Scripts and style sheets that a script puts in: what they were given last is on its way from when
// they stand in the document until they tell what came of it.
let sources = null; // linked by `next`
const arrivedOnce = new WeakMap();

function awaitSource(element) {
  if (weak.has(arrivedOnce, element)) return; // a script runs once
  const source = { __proto__: null, element, open: true, next: sources };
  const close = () => {
    source.open = false;
    if (!isSheet(element)) weak.set(arrivedOnce, element, true);
  };
  for (const event of ["load", "error"]) {
    listen(element, event, close, { __proto__: null, once: true });
  }
  sources = source;
}

const isSheet = (element) => tagName(element) === "link";
const SCRIPT = /^$|javascript|ecmascript|^module$/i;

/** Whether an element is of a kind that arrives. */
function comes(element) {
  if (isSheet(element)) return isMatch(/(^|\s)stylesheet(\s|$)/i, attribute(element, "rel") ?? "");
  return !hasAttribute(element, "nomodule") && isMatch(SCRIPT, attribute(element, "type") ?? "");
}

for (const [prototype, name] of [
  [HTMLScriptElement.prototype, "src"],
  [HTMLLinkElement.prototype, "href"],
]) {
  const set = setter(prototype, name);
  const given = function (address) {
    set(this, address);
    awaitSource(this);
  };
  replace(prototype, name, given, "set");
}

function sourceLoading() {
  while (sources && !sources.open) sources = sources.next;
  for (let one = sources; one; one = one.next) {
    if (one.open && isConnected(one.element) && comes(one.element)) return true;
  }
  return false;
}

/** Whether an image, a font, a script or a sheet of the document is still on its way. */
function loading() {
  if (sourceLoading()) return true;
  if (fontStatus(documentFonts(document)) === "loading") return true;
  const count = countOf(images);
  for (let index = 0; index < count; index += 1) {
    const image = itemOf(images, index);
    if (!told.picture && isMatch(MOVING, slice(imageSource(image), 0, 200))) {
      tellRestless("picture");
    }
    if (!imageComplete(image) && imageLoading(image) !== "lazy") return true;
  }
  return false;
}

let patient = true;

/** Whether the clock has to wait. */
const atRest = () => !patient || (busy <= 0 && !loading());

/** Go on when nothing is under way, or when patience ends. */
function whenAtRest(go) {
  let looks = 0;
  const look = () => {
    if (atRest()) return go();
    looks += 1;
    if (looks > MOST_LOOKS) {
      tellRestless("loading");
      patient = false;
    }
    nativeTimeout(look, 1);
    return undefined;
  };
  look();
}
