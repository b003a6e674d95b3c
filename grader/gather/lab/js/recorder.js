// The canvas methods of the page, each followed by what it means for the surface's list. The
// native method comes first, so that what it refuses is refused.

const fillStyleOf = uncurryBoth("fillStyle");
const strokeStyleOf = uncurryBoth("strokeStyle");
const alphaOf = uncurryBoth("globalAlpha");
const modeOf = uncurryBoth("globalCompositeOperation");
const lineWidthOf = uncurryBoth("lineWidth");

/** A getter of a context in the document or outside of it. */
function uncurryBoth(name) {
  const here = getter(CanvasRenderingContext2D.prototype, name);
  const there = getter(OffscreenCanvasRenderingContext2D.prototype, name);
  return (context) => (context instanceof Native2d ? here(context) : there(context));
}

const styles = new WeakMap(); // gradient or pattern → its style
const NAMES = new WeakMap(); // picture without an address → its name
let nameCount = 0;

function styleText(style) {
  if (typeof style === "string") return style;
  return weak.get(styles, style) ?? "other";
}

/** How opaque a style is: 1 solid, 0 clear or unknown. */
function solidity(style, context) {
  const mode = modeOf(context);
  if (mode !== "source-over" && mode !== "copy") return 0;
  const alpha = alphaOf(context);
  if (slice(style, 0, 1) === "#") return alpha;
  if (slice(style, 0, 5) === "rgba(") return alpha * +slice(style, lastComma(style) + 1, -1);
  if (slice(style, 0, 9) === "gradient:") return seeThrough(style) ? 0 : alpha;
  return 0;
}

function lastComma(text) {
  let at = text.length - 1;
  while (at > 0 && text[at] !== ",") at -= 1;
  return at;
}

const find = uncurry(String.prototype.indexOf);
const seeThrough = (style) =>
  find(style, "rgba(") >= 0 || find(style, "transparent") >= 0 || find(style, "hsla(") >= 0;

/** Put a wrapper around a method of both kinds of context. */
function around(name, make) {
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const native = Context.prototype[name];
    if (native) replace(Context.prototype, name, make(native));
  }
}

const isNumber = (value) => typeof value === "number";

/** A method that paints: left out where nobody looks and the call could not have failed. */
function painting(name, plain, tellIt) {
  around(name, (native) => function () {
    if (!armed && plain(arguments, this) && leavesOut(this)) return undefined;
    const answer = apply(native, this, arguments);
    if (armed) {
      const surface = weak.get(contexts, this);
      if (surface) tellIt(surface, this, arguments);
    }
    return answer;
  });
}

const fourNumbers = (g) =>
  g.length === 4 && isNumber(g[0]) && isNumber(g[1]) && isNumber(g[2]) && isNumber(g[3]);

if (RECORD) {
  painting("fillRect", fourNumbers, (surface, context, g) => {
    const style = styleText(fillStyleOf(context));
    const box = boxIn(matrixOf(surface), +g[0], +g[1], +g[2], +g[3]);
    paint(surface, "fillRect", box, style, alphaOf(context), solidity(style, context), "");
  });
  painting("clearRect", fourNumbers, (surface, context, g) => {
    const box = boxIn(matrixOf(surface), +g[0], +g[1], +g[2], +g[3]);
    paint(surface, "clearRect", box, "", 1, 1, "");
  });
  painting("strokeRect", fourNumbers, (surface, context, g) => {
    const wide = lineWidthOf(context);
    const box = boxIn(matrixOf(surface), g[0] - wide / 2, g[1] - wide / 2, +g[2] + wide, +g[3] + wide);
    paint(surface, "strokeRect", box, styleText(strokeStyleOf(context)), alphaOf(context), 0, "");
  });
  painting("fill", (g) => g.length === 0, (surface, context, g) => {
    const style = styleText(fillStyleOf(context));
    paintPath(surface, context, g, "fill", style, 0);
  });
  painting("stroke", (g) => g.length === 0, (surface, context, g) => {
    const m = matrixOf(surface);
    const scale = sqrt(abs(m.a * m.d - m.b * m.c));
    const style = styleText(strokeStyleOf(context));
    paintPath(surface, context, g, "stroke", style, (lineWidthOf(context) * scale) / 2);
  });
  const someText = (g) => g.length === 3 && typeof g[0] === "string" && isNumber(g[1]) && isNumber(g[2]);
  painting("fillText", someText, (surface, context, g) => paintText(surface, context, g, "fillText"));
  painting("strokeText", someText, (surface, context, g) => paintText(surface, context, g, "strokeText"));
  painting("drawImage", goodPicture, paintPicture);
  painting("putImageData", () => false, paintPixels);
}

function paintPath(surface, context, g, kind, style, more) {
  const given = g.length > 0 && typeof g[0] === "object";
  const parts = given ? partsOf(g[0], matrixOf(surface)) : surface.path;
  if (parts === null || (!given && surface.pathArming !== arming)) {
    surface.staleList = true;
    return;
  }
  const alpha = alphaOf(context);
  for (let index = 0; index < parts.length; index += 1) {
    const one = parts[index];
    if (one.size === 0) continue;
    const solid = kind === "fill" && one.rect ? solidity(style, context) : 0;
    paint(surface, kind, partBox(one, more), style, alpha, solid, "");
  }
}

const measureOne = uncurry(CanvasRenderingContext2D.prototype.measureText);
const measureOther = uncurry(OffscreenCanvasRenderingContext2D.prototype.measureText);
const inkLeft = getter(TextMetrics.prototype, "actualBoundingBoxLeft");
const inkRight = getter(TextMetrics.prototype, "actualBoundingBoxRight");
const inkUp = getter(TextMetrics.prototype, "actualBoundingBoxAscent");
const inkDown = getter(TextMetrics.prototype, "actualBoundingBoxDescent");

function paintText(surface, context, g, kind) {
  const text = slice(g[0] + "", 0, 200);
  const ink = context instanceof Native2d ? measureOne(context, text) : measureOther(context, text);
  const box = boxIn(matrixOf(surface), g[1] - inkLeft(ink), g[2] - inkUp(ink),
    inkLeft(ink) + inkRight(ink), inkUp(ink) + inkDown(ink));
  const style = styleText(kind === "fillText" ? fillStyleOf(context) : strokeStyleOf(context));
  paint(surface, kind, box, style, alphaOf(context), 0, text);
}

const dataWidth = getter(ImageData.prototype, "width");
const dataHeight = getter(ImageData.prototype, "height");
const dataOf = getter(ImageData.prototype, "data");
const bufferOf = getter(Object.getPrototypeOf(Uint8Array.prototype), "buffer");
const NativeWords = Uint32Array;

function paintPixels(surface, _context, g) {
  const width = dataWidth(g[0]);
  const height = dataHeight(g[0]);
  const digest = digester();
  digest.words(new NativeWords(bufferOf(dataOf(g[0]))), width * height);
  const partial = g.length >= 7;
  const box = new Box(
    g[1] + (partial ? +g[3] : 0),
    g[2] + (partial ? +g[4] : 0),
    partial ? +g[5] : width,
    partial ? +g[6] : height,
    true,
  );
  const { clip } = surface;
  surface.clip = null; // pixels are put whatever the clip
  paint(surface, "putImageData", box, "pixels:" + digest.told(), 1, 1, "");
  surface.clip = clip;
}

const TRANSFORMS = [
  "setTransform", "resetTransform", "transform", "translate", "rotate", "scale",
];

if (RECORD) {
  around("beginPath", (native) => function () {
    apply(native, this, []);
    const surface = armed && weak.get(contexts, this);
    if (!surface) return;
    surface.path = row();
    surface.pathArming = arming;
  });
  for (const name in BUILDERS) {
    around(name, (native) => function () {
      apply(native, this, arguments);
      const surface = armed && weak.get(contexts, this);
      if (surface) BUILDERS[name](penOver(surface.path, matrixOf(surface)), arguments);
    });
    const own = Path2D.prototype[name];
    replace(Path2D.prototype, name, function () {
      apply(own, this, arguments);
      const parts = weak.get(paths, this);
      if (parts) BUILDERS[name](penOver(parts, null), arguments);
    });
  }
  around("clip", (native) => function () {
    apply(native, this, arguments);
    const surface = weak.get(contexts, this);
    if (surface) clipTo(surface, this, arguments);
  });
  for (const name of TRANSFORMS) {
    around(name, (native) => function () {
      const answer = apply(native, this, arguments);
      const surface = weak.get(contexts, this);
      if (surface) surface.matrix = null;
      return answer;
    });
  }
  around("save", (native) => function () {
    apply(native, this, []);
    const surface = weak.get(contexts, this);
    if (surface) push(surface.stack, surface.clip);
  });
  around("restore", (native) => function () {
    apply(native, this, []);
    const surface = weak.get(contexts, this);
    if (!surface || surface.stack.length === 0) return;
    surface.matrix = null;
    surface.clip = surface.stack[surface.stack.length - 1];
    surface.stack.length -= 1;
  });
  around("reset", (native) => function () {
    apply(native, this, []);
    const surface = weak.get(contexts, this);
    if (surface) wipe(surface);
  });
}

/** Narrow the clip to the box of a path. */
function clipTo(surface, context, g) {
  const given = g.length > 0 && typeof g[0] === "object";
  const known = armed && (given || surface.pathArming === arming);
  const parts = known ? (given ? partsOf(g[0], matrixOf(surface)) : surface.path) : null;
  if (parts === null || surface.clip === UNKNOWN) {
    surface.clip = UNKNOWN;
    return;
  }
  const all = part(Infinity, Infinity);
  all.x1 = all.y1 = -Infinity;
  for (let index = 0; index < parts.length; index += 1) {
    stretch(all, parts[index].x0, parts[index].y0);
    stretch(all, parts[index].x1, parts[index].y1);
  }
  all.rect = parts.length === 1 && parts[0].rect;
  const box = partBox(all, 0);
  surface.clip = surface.clip ? within(box, surface.clip) : box;
}
