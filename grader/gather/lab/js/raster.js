// WebGL is drawn here by the processor, tens of milliseconds a frame. A canvas that draws in
// every frame is drawn in every twelfth only, and in the last ones before somebody looks; what it
// shows is then never older than that.

const STEADY = 10; // frames in a row in which a context has to draw before any is left out
const DRAWN = 12; // of these, one is drawn
const BEFORE_LOOK = 3; // frames that are always drawn before the clock stops

const drawn = new WeakMap(); // context → {frame of its last drawing, frames in a row}

/** Whether to leave out what a context draws now; timers and events always draw. */
function leaveOut(context) {
  if (!frameOpen) return false;
  const seen = weak.get(drawn, context) ?? { __proto__: null, frame: -1, row: 0 };
  if (seen.frame !== frame) {
    seen.row = seen.frame === frame - 1 ? seen.row + 1 : 0;
    seen.frame = frame;
    weak.set(drawn, context, seen);
  }
  return seen.row > STEADY && frame % DRAWN !== 0 && frameTime(frame + BEFORE_LOOK) < until;
}

const DRAWING = [
  "clear",
  "clearBufferfi",
  "clearBufferfv",
  "clearBufferiv",
  "clearBufferuiv",
  "blitFramebuffer",
  "drawArrays",
  "drawArraysInstanced",
  "drawElements",
  "drawElementsInstanced",
  "drawRangeElements",
];

for (const Context of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext]) {
  for (const name of DRAWING) {
    const native = Context?.prototype[name];
    if (!native) continue;
    replace(Context.prototype, name, function (...given) {
      if (!leaveOut(this)) apply(native, this, given);
    });
  }
}
