// CSS animations, transitions, Web Animations and SMIL, stepped by hand. The grader has stopped
// the document's timeline; at every virtual frame each running animation is moved on by the
// virtual time that has passed, whatever the page did to it in between.

const animationsOf = uncurry(Document.prototype.getAnimations);
const animationsIn = uncurry(ShadowRoot.prototype.getAnimations);
const playState = getter(Animation.prototype, "playState");
const playbackRate = getter(Animation.prototype, "playbackRate");
const effectOf = getter(Animation.prototype, "effect");
const timelineOf = getter(Animation.prototype, "timeline");
const currentTime = getter(Animation.prototype, "currentTime");
const setCurrentTime = setter(Animation.prototype, "currentTime");
const computedTiming = uncurry(AnimationEffect.prototype.getComputedTiming);

const moved = new WeakMap(); // animation → virtual time up to which it has been moved
const phases = new WeakMap(); // animation → phase and iteration when last seen
const roots = { __proto__: null, count: 0 };
const timeline = document.timeline;

const nativeAttach = Element.prototype.attachShadow;
replace(Element.prototype, "attachShadow", function (options) {
  const root = apply(nativeAttach, this, [options]);
  weak.set(shadows, this, root);
  roots[roots.count] = root;
  roots.count += 1;
  return root;
});

let turned = false; // an animation came, turned or ended in this frame: its events are due

let scrolled = false; // something follows the scrolling, which the browser measures as it paints

/** Move everything on to `now`; whether anything is animated. */
function animate() {
  turned = false;
  scrolled = false;
  let any = moveAll(animationsOf(document));
  for (let index = 0; index < roots.count; index += 1) {
    any = moveAll(animationsIn(roots[index])) || any;
  }
  return moveDrawings() || any;
}

function moveAll(animations) {
  for (let index = 0; index < animations.length; index += 1) {
    const animation = animations[index];
    const follows = timelineOf(animation);
    if (follows === timeline) move(animation);
    else if (follows !== null) scrolled = true;
  }
  return animations.length > 0;
}

function move(animation) {
  const since = weak.get(moved, animation) ?? now;
  weak.set(moved, animation, now);
  const effect = effectOf(animation);
  if (!effect) return;
  if (playState(animation) === "running") {
    const rate = playbackRate(animation);
    const { endTime } = computedTiming(effect);
    const time = (currentTime(animation) ?? 0) + (now - since) * rate;
    setCurrentTime(animation, rate > 0 ? min(time, endTime) : max(time, 0));
  }
  const { activeDuration, currentIteration, delay, localTime } = computedTiming(effect);
  const phase = localTime < delay ? "before" : localTime < delay + activeDuration ? "in" : "after";
  const seen = phase + currentIteration + playState(animation);
  if (weak.get(phases, animation) !== seen) turned = true;
  weak.set(phases, animation, seen);
}

const drawings = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", "svg");
const pauseDrawing = uncurry(SVGSVGElement.prototype.pauseAnimations);
const setDrawingTime = uncurry(SVGSVGElement.prototype.setCurrentTime);

/** Move the SMIL animations of every drawing; each began when it was first seen. */
function moveDrawings() {
  const count = countOf(drawings);
  for (let index = 0; index < count; index += 1) {
    const drawing = itemOf(drawings, index);
    if (!weak.has(moved, drawing)) {
      weak.set(moved, drawing, now);
      pauseDrawing(drawing);
    }
    setDrawingTime(drawing, (now - weak.get(moved, drawing)) / 1000);
  }
  return count > 0;
}
