// What is on each canvas, as a list of boxes, and whether the list and the pixels are whole.
// While the recorder is not armed, paints on canvases that stand in the document are left out:
// they are repainted before somebody looks, or the fork says that it is unsound and is done
// again in full. Canvases outside the document are buffers: they are always painted.

const surfaces = new WeakMap(); // canvas → its surface
const contexts = new WeakMap(); // 2d context → its surface
const UNKNOWN = { __proto__: null }; // a clip that was made while nobody recorded
const MOST_DRAWS = 20000;
const FADED = 0.02; // what shines through translucent coats less than this is gone

let surfaceCount = 0;
let armed = true; // paints are recorded and painted
let arming = 0; // how often the recorder was armed
let turns = 0; // callbacks so far
let unsound = false; // somebody needed what was left out

function surfaceOf(canvas, context, kind) {
  surfaceCount += 1;
  const surface = {
    __proto__: null, id: surfaceCount, canvas, context, kind,
    draws: row(), ground: "", fade: 0, weight: 0,
    staleList: false, stalePixels: false, read: false,
    path: row(), pathArming: arming, clip: null, stack: row(),
    turn: -1, leaves: false, width: -1, height: -1, matrix: null, whole: null,
  };
  weak.set(surfaces, canvas, surface);
  if (kind === "2d") weak.set(contexts, context, surface);
  return surface;
}

/** Whether a paint of this context is to be left out, which is noted. */
function leavesOut(context) {
  const surface = weak.get(contexts, context);
  if (!surface) return false;
  if (surface.turn !== turns) {
    surface.turn = turns;
    surface.leaves = !surface.read && stands(surface.canvas);
  }
  surface.staleList = true;
  if (surface.leaves) surface.stalePixels = true;
  return surface.leaves;
}
const NativeCanvas = HTMLCanvasElement;
const stands = (canvas) => canvas instanceof NativeCanvas && isConnected(canvas);

/** A canvas was cleared or painted over as a whole: nothing that was there before is seen. */
function cover(surface, ground) {
  surface.draws = row();
  surface.ground = ground;
  surface.fade = 0;
  surface.weight = 0;
  surface.staleList = false;
  surface.stalePixels = false;
}

function wipe(surface) {
  cover(surface, "");
  surface.matrix = null;
  surface.clip = null;
  surface.stack = row();
  surface.path = row();
  surface.pathArming = arming;
}

/** A canvas got another size in a way that nobody saw. */
function resized(surface, width, height) {
  if (surface.width >= 0) wipe(surface);
  surface.width = width;
  surface.height = height;
  surface.whole = new Box(0, 0, width, height, true);
}

/** The page reads a canvas: from now on it is always painted. */
function isRead(canvas) {
  const surface = weak.get(surfaces, canvas);
  if (!surface) return;
  surface.read = true;
  if (surface.stalePixels) unsound = true;
}

// ---- boxes in pixels of the canvas; `square` where they cover all of themselves

const Box = heirless(
  class {
    constructor(x, y, w, h, square) {
      this.x = x;
      this.y = y;
      this.w = w;
      this.h = h;
      this.square = square;
    }
  },
);

const Draw = heirless(
  class {
    constructor(kind, box, style, alpha, text) {
      this.kind = kind;
      this.x = hundredths(box.x);
      this.y = hundredths(box.y);
      this.w = hundredths(box.w);
      this.h = hundredths(box.h);
      this.style = style;
      this.alpha = hundredths(alpha);
      this.text = text;
      this.fade = 0;
      this.solid = 0;
    }
  },
);

const Matrix = heirless(
  class {
    constructor(found) {
      this.a = matrixPart.a(found);
      this.b = matrixPart.b(found);
      this.c = matrixPart.c(found);
      this.d = matrixPart.d(found);
      this.e = matrixPart.e(found);
      this.f = matrixPart.f(found);
    }
  },
);

const transformOf = uncurry(CanvasRenderingContext2D.prototype.getTransform);
const transformOff = uncurry(OffscreenCanvasRenderingContext2D.prototype.getTransform);
const matrixPart = { __proto__: null };
for (const name of ["a", "b", "c", "d", "e", "f"]) {
  matrixPart[name] = getter(DOMMatrixReadOnly.prototype, name);
}
const Native2d = CanvasRenderingContext2D;

/** The transform of a surface, read again only after something changed it. */
const matrixOf = (surface) => (surface.matrix ??= readMatrix(surface.context));

function readMatrix(context) {
  return new Matrix(context instanceof Native2d ? transformOf(context) : transformOff(context));
}

function boxIn(m, x, y, w, h) {
  const left = m.a * x + m.c * y + m.e;
  const top = m.b * x + m.d * y + m.f;
  const dx = m.a * w;
  const dy = m.b * w;
  const ex = m.c * h;
  const ey = m.d * h;
  const x0 = left + min(0, dx, ex, dx + ex);
  const y0 = top + min(0, dy, ey, dy + ey);
  return new Box(
    x0,
    y0,
    left + max(0, dx, ex, dx + ex) - x0,
    top + max(0, dy, ey, dy + ey) - y0,
    (m.b === 0 && m.c === 0) || (m.a === 0 && m.d === 0),
  );
}

function within(box, clip) {
  const x = max(box.x, clip.x);
  const y = max(box.y, clip.y);
  const w = min(box.x + box.w, clip.x + clip.w) - x;
  const h = min(box.y + box.h, clip.y + clip.h) - y;
  return new Box(x, y, w, h, box.square && clip.square);
}

const canvasWidth = getter(HTMLCanvasElement.prototype, "width");
const canvasHeight = getter(HTMLCanvasElement.prototype, "height");
const bufferWidth = getter(OffscreenCanvas.prototype, "width");
const bufferHeight = getter(OffscreenCanvas.prototype, "height");
const widthOf = (canvas) =>
  canvas instanceof NativeCanvas ? canvasWidth(canvas) : bufferWidth(canvas);
const heightOf = (canvas) =>
  canvas instanceof NativeCanvas ? canvasHeight(canvas) : bufferHeight(canvas);

const log = Math.log;
const exp = Math.exp;

/** Add a paint. `solid` is its opacity where it paints at all: 1 hides what is below. */
function paint(surface, kind, given, style, alpha, solid, text) {
  const width = widthOf(surface.canvas);
  const height = heightOf(surface.canvas);
  if (width !== surface.width || height !== surface.height) resized(surface, width, height);
  let box = given;
  if (surface.clip === UNKNOWN) surface.staleList = true;
  else if (surface.clip) box = within(box, surface.clip);
  box = within(box, surface.whole);
  if (!(box.w > 0 && box.h > 0)) return;
  const covers = box.square && surface.clip !== UNKNOWN &&
    box.x < 0.5 && box.y < 0.5 && box.w > width - 1 && box.h > height - 1;
  if (covers && solid >= 1) {
    cover(surface, style);
    return;
  }
  if (covers && solid > 0) coat(surface, solid);
  const draw = new Draw(kind, box, style, alpha, text);
  draw.fade = surface.fade;
  draw.solid = box.square ? solid : 0;
  push(surface.draws, draw);
  surface.weight += 1;
  if (surface.weight > 2000) thin(surface);
}

/** A translucent coat over everything: older paints fade, until they are gone. */
function coat(surface, solid) {
  surface.fade += log(1 - solid);
  const { draws } = surface;
  let gone = 0;
  while (gone < draws.length && exp(surface.fade - draws[gone].fade) < FADED) gone += 1;
  if (gone > 0) surface.draws = rest_(draws, gone);
  if (surface.fade < log(FADED) && exp(surface.fade) < FADED) {
    surface.staleList = false;
    surface.stalePixels = false;
    surface.ground = "coats";
  }
}

function rest_(list, from) {
  const kept = row();
  for (let index = from; index < list.length; index += 1) push(kept, list[index]);
  return kept;
}

const LARGE = 64; // covering paints that smaller ones are held against

/** Take away what later solid paints hide: the same box painted again, or one inside it. */
function thin(surface) {
  const { draws } = surface;
  const seen = new NativeMap();
  const large = row();
  const kept = row();
  for (let index = draws.length - 1; index >= 0; index -= 1) {
    const draw = draws[index];
    const key = draw.x + "," + draw.y + "," + draw.w + "," + draw.h;
    let hidden = map.get(seen, key) === true;
    for (let one = 0; one < large.length && !hidden; one += 1) hidden = inside_(draw, large[one]);
    if (hidden) continue;
    if (draw.solid >= 1) {
      map.set(seen, key, true);
      if (draw.w * draw.h > 4096 && large.length < LARGE) push(large, draw);
    }
    if (draw.kind === "clearRect") continue; // it hid what it hid
    push(kept, draw);
  }
  const turned = row();
  const first = min(kept.length, MOST_DRAWS);
  for (let index = first - 1; index >= 0; index -= 1) push(turned, kept[index]);
  surface.draws = turned;
  surface.weight = -turned.length;
}
const NativeMap = Map;

const inside_ = (draw, outer) =>
  draw.x >= outer.x - 0.5 && draw.y >= outer.y - 0.5 &&
  draw.x + draw.w <= outer.x + outer.w + 0.5 && draw.y + draw.h <= outer.y + outer.h + 0.5;

const drawRow = (one) => row(one.kind, one.x, one.y, one.w, one.h, one.style, one.alpha, one.text);
