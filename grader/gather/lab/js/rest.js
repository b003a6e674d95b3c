// What runs on real time is waited for at rest: while something of the page's own is being
// loaded, decoded or read, the clock stands still, so that its end always falls on the same
// virtual moment. What cannot be waited for is told as restless.

const PATIENCE = 5000; // real milliseconds after which the clock goes on without it

let busy = 0;
const begin = () => {
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

/** Hold the clock while a promise that this method returns is open. */
function hold(object, name) {
  const native = object && getOwnPropertyDescriptor(object, name)?.value;
  if (!native) return;
  replace(object, name, function (...given) {
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
        return value;
      },
      (error) => {
        end();
        throw error;
      },
    );
  });
}

hold(globalThis, "fetch");
hold(globalThis, "createImageBitmap");
for (const name of ["json", "text", "blob", "arrayBuffer", "bytes", "formData"]) {
  hold(Response.prototype, name);
}
for (const name of ["text", "arrayBuffer", "bytes"]) hold(Blob.prototype, name);
hold(HTMLImageElement.prototype, "decode");
hold(FontFace.prototype, "load");
hold(BaseAudioContext.prototype, "decodeAudioData");
for (const name of ["digest", "sign", "verify", "encrypt", "decrypt", "deriveBits", "deriveKey"]) {
  hold(globalThis.SubtleCrypto?.prototype, name);
}

/** Hold the clock from a call until an event of the same object. */
function holdUntil(prototype, name, events) {
  const native = prototype[name];
  replace(prototype, name, function (...given) {
    const answer = apply(native, this, given);
    holdElement(this, events);
    return answer;
  });
}

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

holdUntil(XMLHttpRequest.prototype, "send", ["loadend"]);
for (const name of ["readAsText", "readAsDataURL", "readAsArrayBuffer", "readAsBinaryString"]) {
  holdUntil(FileReader.prototype, name, ["loadend"]);
}

const imageComplete = getter(HTMLImageElement.prototype, "complete");
const setImageSource = setter(HTMLImageElement.prototype, "src");
replace(
  HTMLImageElement.prototype,
  "src",
  function (address) {
    setImageSource(this, address);
    if (!imageComplete(this) && this.loading !== "lazy") holdElement(this, ["load", "error"]);
  },
  "set",
);

const fontStatus = getter(FontFaceSet.prototype, "status");
const documentFonts = getter(Document.prototype, "fonts");
const images = document.getElementsByTagName("img");
const countOf = getter(HTMLCollection.prototype, "length");
const itemOf = uncurry(HTMLCollection.prototype.item);
const imageLoading = getter(HTMLImageElement.prototype, "loading");
const givenUp = new WeakMap();

const imageSource = getter(HTMLImageElement.prototype, "currentSrc");
const isMoving = uncurry(RegExp.prototype.test);
const MOVING = /^data:image\/(gif|apng)|\.(gif|apng)$/i;

/** Whether an image or a font of the document is still on its way. */
function loading() {
  if (fontStatus(documentFonts(document)) === "loading") return true;
  const count = countOf(images);
  for (let index = 0; index < count; index += 1) {
    const image = itemOf(images, index);
    if (!told.picture && isMoving(MOVING, slice(imageSource(image), 0, 200))) {
      tellRestless("picture");
    }
    const late = !imageComplete(image) && imageLoading(image) !== "lazy";
    if (late && !weak.has(givenUp, image)) return true;
  }
  return false;
}

/** Go on when nothing is under way, or when patience ends. */
function whenAtRest(go) {
  const since = nativeNow(performance);
  const look = () => {
    if (busy <= 0 && !loading()) return go();
    if (nativeNow(performance) - since > PATIENCE) {
      tellRestless("loading");
      giveUp();
      return go();
    }
    nativeTimeout(look, 1);
    return undefined;
  };
  look();
}

function giveUp() {
  busy = 0;
  const count = countOf(images);
  for (let index = 0; index < count; index += 1) weak.set(givenUp, itemOf(images, index), true);
}

for (const name of ["Worker", "SharedWorker"]) {
  const Native = globalThis[name];
  if (!Native) continue;
  const made = function (...given) {
    tellRestless("worker");
    return construct(Native, given, new.target ?? Native);
  };
  defineProperty(made, "prototype", { value: Native.prototype, writable: false });
  defineProperty(Native.prototype, "constructor", { value: made });
  replace(globalThis, name, made);
}

const play = HTMLMediaElement.prototype.play;
replace(HTMLMediaElement.prototype, "play", function () {
  tellRestless("media");
  return apply(play, this, []);
});
