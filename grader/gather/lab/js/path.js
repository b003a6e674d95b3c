// Paths, as the boxes of their parts: each rectangle is one, and so is each line from its moveTo.
// Control points bound a curve; arcs are exact.

const { cos, sin, PI, abs, sqrt, ceil } = Math;
const paths = new WeakMap(); // Path2D → its parts, in its own units

const Part = heirless(
  class {
    constructor(x, y) {
      this.x0 = x;
      this.y0 = y;
      this.x1 = x;
      this.y1 = y;
      this.rect = false;
      this.size = 0;
    }
  },
);
const part = (x, y) => new Part(x, y);

function stretch(one, x, y) {
  one.x0 = min(one.x0, x);
  one.y0 = min(one.y0, y);
  one.x1 = max(one.x1, x);
  one.y1 = max(one.y1, y);
  one.size += 1;
}

/** Methods that build a path: each calls `to(x, y)` with points, `begin` or `add`. */
const BUILDERS = {
  __proto__: null,
  moveTo: (pen, g) => pen.begin(g[0], g[1]),
  lineTo: (pen, g) => pen.to(g[0], g[1]),
  quadraticCurveTo: (pen, g) => {
    pen.to(g[0], g[1]);
    pen.to(g[2], g[3]);
  },
  bezierCurveTo: (pen, g) => {
    pen.to(g[0], g[1]);
    pen.to(g[2], g[3]);
    pen.to(g[4], g[5]);
  },
  arcTo: (pen, g) => {
    pen.to(g[0], g[1]);
    pen.to(g[2], g[3]);
  },
  rect: (pen, g) => pen.add(g[0], g[1], g[2], g[3]),
  roundRect: (pen, g) => pen.add(g[0], g[1], g[2], g[3]),
  arc: (pen, g) => sweep(pen, g[0], g[1], g[2], g[2], 0, g[3], g[4], g[5] === true),
  ellipse: (pen, g) => sweep(pen, g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7] === true),
};

/** The ends of an arc, and the points of it that lie furthest out. */
function sweep(pen, x, y, rx, ry, turned, from, to, back) {
  let start = from;
  let end = to;
  if (back) {
    start = to;
    end = from;
  }
  if (abs(to - from) >= 2 * PI) end = start + 2 * PI;
  while (end < start) end += 2 * PI;
  const point = (angle) => {
    const dx = rx * cos(angle);
    const dy = ry * sin(angle);
    pen.to(x + dx * cos(turned) - dy * sin(turned), y + dx * sin(turned) + dy * cos(turned));
  };
  point(start);
  point(end);
  const quarter = PI / 2;
  for (let angle = ceil(start / quarter) * quarter; angle < end; angle += quarter) point(angle);
}

/** A pen over a list of parts; `m` turns its points into pixels, or is null. */
function penOver(parts, m) {
  const at = (x, y) => (m ? m.a * x + m.c * y + m.e : x);
  const down = (x, y) => (m ? m.b * x + m.d * y + m.f : y);
  const pen = {
    __proto__: null,
    begin(x, y) {
      push(parts, part(at(x, y), down(x, y)));
    },
    to(x, y) {
      const last = parts.length > 0 ? parts[parts.length - 1] : null;
      if (last && !last.rect) stretch(last, at(x, y), down(x, y));
      else pen.begin(x, y);
    },
    add(x, y, w, h) {
      const made = part(at(x, y), down(x, y));
      stretch(made, at(x + w, y), down(x + w, y));
      stretch(made, at(x, y + h), down(x, y + h));
      stretch(made, at(x + w, y + h), down(x + w, y + h));
      made.rect = !m || (m.b === 0 && m.c === 0) || (m.a === 0 && m.d === 0);
      push(parts, made);
    },
  };
  return pen;
}

const partBox = (one, more) =>
  new Box(
    one.x0 - more,
    one.y0 - more,
    one.x1 - one.x0 + 2 * more,
    one.y1 - one.y0 + 2 * more,
    one.rect,
  );

/** The parts of a Path2D in pixels, or null where it was made from a text. */
function partsOf(path, m) {
  const own = weak.get(paths, path);
  if (!own) return null;
  const parts = row();
  const pen = penOver(parts, m);
  for (let index = 0; index < own.length; index += 1) {
    const one = own[index];
    pen.add(one.x0, one.y0, one.x1 - one.x0, one.y1 - one.y0);
    parts[parts.length - 1].rect &&= one.rect;
  }
  return parts;
}
