// Pictures drawn on canvases, canvases drawn on others, and everything else that makes a canvas,
// resizes it or reads it.

const imageWidth = getter(HTMLImageElement.prototype, "naturalWidth");
const imageHeight = getter(HTMLImageElement.prototype, "naturalHeight");
const bitmapWidth = getter(ImageBitmap.prototype, "width");
const bitmapHeight = getter(ImageBitmap.prototype, "height");
const NativeImage = HTMLImageElement;
const NativeBitmap = ImageBitmap;
const NativeBuffer = OffscreenCanvas;
const BUFFER_SHARE = 0.25; // a canvas that covers this much of another is its buffer

function sizeOf(picture) {
  if (picture instanceof NativeCanvas || picture instanceof NativeBuffer) {
    return sized(widthOf(picture), heightOf(picture));
  }
  if (picture instanceof NativeImage) return sized(imageWidth(picture), imageHeight(picture));
  if (picture instanceof NativeBitmap) return sized(bitmapWidth(picture), bitmapHeight(picture));
  return sized(0, 0);
}
const sized = (w, h) => new Box(0, 0, w, h, true);

/** Whether a drawImage is one that cannot fail; what is drawn is read. */
function goodPicture(g, context) {
  if (g.length > 0) isRead(g[0]);
  if (g.length !== 3 && g.length !== 5 && g.length !== 9) return false;
  for (let index = 1; index < g.length; index += 1) if (!isNumber(g[index])) return false;
  const { w, h } = sizeOf(g[0]);
  return w > 0 && h > 0 && weak.has(contexts, context);
}

function nameOf(picture) {
  const surface = weak.get(surfaces, picture);
  if (surface) return "canvas" + surface.id;
  const source = picture instanceof NativeImage ? imageSource(picture) : "";
  if (source && slice(source, 0, 5) !== "blob:") return slice(source, -60); // those are drawn by lot
  if (!weak.has(NAMES, picture)) weak.set(NAMES, picture, "picture" + (nameCount += 1));
  return weak.get(NAMES, picture);
}

function paintPicture(surface, context, g) {
  isRead(g[0]);
  const size = sizeOf(g[0]);
  const whole = g.length < 9;
  const from = whole ? size : new Box(+g[1], +g[2], +g[3], +g[4], true);
  const at = whole ? 1 : 5;
  const wide = g.length === 3 ? size.w : +g[at + 2];
  const high = g.length === 3 ? size.h : +g[at + 3];
  const m = matrixOf(surface);
  const box = boxIn(m, +g[at], +g[at + 1], wide, high);
  const source = weak.get(surfaces, g[0]);
  const share = (box.w * box.h) / (widthOf(surface.canvas) * heightOf(surface.canvas));
  if (source && source.kind === "2d" && share >= BUFFER_SHARE && m.b === 0 && m.c === 0) {
    return embed(surface, source, context, { __proto__: null, from, box });
  }
  const piece = whole ? "" : "@" + from.x + "," + from.y + "," + from.w + "," + from.h;
  const style = "image:" + nameOf(g[0]) + piece;
  return paint(surface, "drawImage", box, style, alphaOf(context), 0, "");
}

/** A buffer is put on a canvas: what was painted on it is painted here. */
function embed(surface, source, context, { from, box }) {
  if (source.staleList) surface.staleList = true;
  const mode = modeOf(context);
  const alpha = alphaOf(context);
  if (source.ground !== "" && mode === "source-over") {
    paint(surface, "fillRect", box, source.ground, alpha, alpha, "");
  } else if (mode === "copy") {
    paint(surface, "clearRect", box, "", 1, 1, "");
  }
  const stale = surface.staleList || source.staleList;
  const x = box.w / from.w;
  const y = box.h / from.h;
  thin(source);
  for (let index = 0; index < source.draws.length; index += 1) {
    const draw = source.draws[index];
    const left = box.x + (draw.x - from.x) * x;
    const top = box.y + (draw.y - from.y) * y;
    const moved = within(new Box(left, top, draw.w * x, draw.h * y, draw.solid > 0), box);
    paint(surface, draw.kind, moved, draw.style, draw.alpha * alpha, draw.solid * alpha, draw.text);
  }
  if (stale) surface.staleList = true;
}

// ---- styles

function remember(Context, name, describe) {
  const native = Context.prototype[name];
  replace(Context.prototype, name, function (...given) {
    const made = apply(native, this, given);
    if (made) weak.set(styles, made, describe(given));
    return made;
  });
}

if (RECORD) {
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    for (const name of ["createLinearGradient", "createRadialGradient", "createConicGradient"]) {
      remember(Context, name, () => "gradient:");
    }
    remember(Context, "createPattern", (given) => {
      isRead(given[0]);
      return "pattern:" + nameOf(given[0]);
    });
  }
  const nativeStop = CanvasGradient.prototype.addColorStop;
  replace(CanvasGradient.prototype, "addColorStop", function (offset, colour) {
    apply(nativeStop, this, [offset, colour]);
    const text = weak.get(styles, this) ?? "gradient:";
    if (text.length < 200) weak.set(styles, this, text + offset + " " + slice(colour + "", 0, 40) + ";");
  });
  const NativePath = Path2D;
  const MadePath = function (...given) {
    const made = construct(NativePath, given, new.target ?? NativePath);
    const copied = given[0] instanceof NativePath ? weak.get(paths, given[0]) : given.length > 0 ? null : row();
    if (copied) weak.set(paths, made, rest_(copied, 0));
    return made;
  };
  defineProperty(MadePath, "prototype", { value: NativePath.prototype, writable: false });
  defineProperty(NativePath.prototype, "constructor", { value: MadePath });
  replace(globalThis, "Path2D", MadePath);
  const addPath = NativePath.prototype.addPath;
  replace(NativePath.prototype, "addPath", function (...given) {
    apply(addPath, this, given);
    const other = given.length === 1 ? weak.get(paths, given[0]) : null;
    const own = weak.get(paths, this);
    if (!other || !own) weak.set(paths, this, null);
    else for (let index = 0; index < other.length; index += 1) push(own, other[index]);
  });
}

// ---- making, resizing and reading

const nativeContext = HTMLCanvasElement.prototype.getContext;
replace(HTMLCanvasElement.prototype, "getContext", function (kind, choices) {
  const webgl = kind === "webgl" || kind === "webgl2" || kind === "experimental-webgl";
  // what is drawn stays readable until the next look
  const given = webgl ? [kind, { ...choices, preserveDrawingBuffer: true }] : [kind, choices];
  const context = apply(nativeContext, this, given);
  if (RECORD && context && !weak.has(surfaces, this)) surfaceOf(this, context, kind + "");
  return context;
});

if (RECORD) {
  const offscreen = OffscreenCanvas.prototype.getContext;
  replace(OffscreenCanvas.prototype, "getContext", function (kind, choices) {
    const context = apply(offscreen, this, [kind, choices]);
    if (context && !weak.has(surfaces, this)) surfaceOf(this, context, kind + "");
    return context;
  });
  const transfer = HTMLCanvasElement.prototype.transferControlToOffscreen;
  replace(HTMLCanvasElement.prototype, "transferControlToOffscreen", function () {
    const made = apply(transfer, this, []);
    surfaceOf(this, null, "offscreen");
    return made;
  });
  for (const [prototype, names] of [
    [HTMLCanvasElement.prototype, ["width", "height"]],
    [OffscreenCanvas.prototype, ["width", "height"]],
  ]) {
    for (const name of names) {
      const set = setter(prototype, name);
      replace(prototype, name, function (value) {
        set(this, value);
        const surface = weak.get(surfaces, this);
        if (surface) wipe(surface);
      }, "set");
    }
  }
  const setAttribute = Element.prototype.setAttribute;
  replace(Element.prototype, "setAttribute", function () {
    apply(setAttribute, this, arguments);
    const surface = this instanceof NativeCanvas && weak.get(surfaces, this);
    if (surface && (arguments[0] === "width" || arguments[0] === "height")) wipe(surface);
  });
  for (const [prototype, name] of [
    [HTMLCanvasElement.prototype, "toDataURL"],
    [HTMLCanvasElement.prototype, "toBlob"],
    [HTMLCanvasElement.prototype, "captureStream"],
  ]) {
    const read = prototype[name];
    replace(prototype, name, function () {
      isRead(this);
      return apply(read, this, arguments);
    });
  }
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const read = Context.prototype.getImageData;
    replace(Context.prototype, "getImageData", function () {
      const surface = weak.get(contexts, this);
      if (surface) isRead(surface.canvas);
      return apply(read, this, arguments);
    });
  }
  const bitmap = globalThis.createImageBitmap;
  replace(globalThis, "createImageBitmap", function () {
    isRead(arguments[0]);
    return apply(bitmap, globalThis, arguments);
  });
  for (const Context of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of ["texImage2D", "texSubImage2D"]) {
      const upload = Context.prototype[name];
      replace(Context.prototype, name, function () {
        if (arguments.length > 0) isRead(arguments[arguments.length - 1]);
        return apply(upload, this, arguments);
      });
    }
  }
}
