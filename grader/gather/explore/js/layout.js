// What reaches beyond the right edge of the window, and whether the page can be scrolled there.

const MOST_OVERHANGS = 5;
const MOST_ELEMENTS = 20000;
const EDGE = 8; // CSS pixels that nobody notices
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [onclick]";
const SORTS = [
  ["control", CONTROLS],
  ["picture", "img, picture, video"],
  ["drawing", "canvas, svg"],
  ["frame", "iframe, object, embed"],
];

const width = document.documentElement.clientWidth || innerWidth;
const rightOf = (element) => element.getBoundingClientRect().right + scrollX;
const leftOf = (element) => element.getBoundingClientRect().left + scrollX;
const styleOf = (element) => getComputedStyle(element);

/** Whether people, not only scripts, can scroll the page sideways (CSS Overflow 3, section 3.3). */
function isScrollable() {
  const [root, body] = [document.documentElement, document.body].map((one) => styleOf(one).overflowX);
  return !/hidden|clip/.test(root === "visible" ? body : root);
}

/** How far the document reaches for somebody who scrolls it sideways. */
function measureReach() {
  if (!isScrollable()) return width;
  const from = scrollX;
  scrollTo({ left: 1e7, behavior: "instant" });
  const far = scrollX;
  scrollTo({ left: from, behavior: "instant" });
  return Math.round(width + far);
}

const whole = (element) => element === document.body || element === document.documentElement;
const clips = (style) => style.overflowX !== "visible" || /paint|strict|content/.test(style.contain);
const holds = (style) => style.position !== "static" || style.transform !== "none";

/** The ancestors that an element's box is laid out in: those it steps out of are left out. */
function* containers(element) {
  let position = styleOf(element).position;
  for (let one = element.parentElement; one; one = one.parentElement) {
    const style = styleOf(one);
    if (position === "absolute" && !holds(style)) continue;
    if (position === "fixed" && style.transform === "none") continue;
    yield [one, style];
    position = style.position;
  }
}

/** Whether a box of the page's own, not the whole page, clips or scrolls what sticks out. */
function contained(element) {
  for (const [one, style] of containers(element)) {
    if (!whole(one) && clips(style) && rightOf(one) <= width + EDGE) return true;
  }
  return false;
}

/** Whether an element stands where the flow of the page puts it, and does not move. */
function inFlow(element) {
  for (let one = element; one && !whole(one); one = one.parentElement) {
    const style = styleOf(one);
    const placed = style.position === "absolute" || style.position === "fixed";
    if (placed || style.transform !== "none" || style.translate !== "none") return false;
    if (one.getAnimations().length) return false;
    if (style.position === "relative" && (parseFloat(style.left) || 0) > 0) return false;
  }
  return true;
}

const fixed = (element) => {
  for (let one = element; one; one = one.parentElement) {
    if (styleOf(one).position === "fixed") return true;
  }
  return false;
};

/** The elements whose own text ends beyond the edge, with where it ends. */
function longTexts() {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let count = 0; count < MOST_ELEMENTS && walker.nextNode(); count += 1) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent || !visible(parent)) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const end = Math.max(0, ...boxes.map((box) => box.right + scrollX));
    const cut = clips(styleOf(parent)) && !whole(parent);
    if (end > width + EDGE && !cut && !contained(parent) && !fixed(parent)) {
      found.set(parent, Math.max(end, found.get(parent) ?? 0));
    }
  }
  return found;
}

/** Whether a thing of a fixed size in it is wider than the window: no layout could hold that. */
function isRigid(element) {
  const things = [element, ...element.querySelectorAll("canvas, svg, iframe, video, object")];
  return things.find(
    (one) =>
      one.matches("canvas, svg, iframe, video, object") &&
      one.getBoundingClientRect().width > width,
  );
}

/** The most telling thing in an element that ends beyond the edge. */
function sortOf(element, texts) {
  const rigid = isRigid(element);
  if (rigid) return rigid.matches("iframe, object") ? "frame" : "drawing";
  if ([...texts.keys()].some((one) => element.contains(one))) return "text";
  for (const [sort, selector] of SORTS) {
    const found = [element, ...element.querySelectorAll(selector)].some(
      (one) =>
        one.matches(selector) && rightOf(one) > width + EDGE && visible(one) && !contained(one),
    );
    if (found) return sort;
  }
  return "box";
}

/** Pages that are meant to be leafed through sideways: a second window's worth beside the first. */
function isPanorama(outside) {
  const snaps = [document.documentElement, document.body].some((one) => {
    const style = styleOf(one);
    return /\bx\b|both|inline/.test(style.scrollSnapType) || /auto|scroll/.test(style.overflowX);
  });
  return (
    snaps ||
    outside.some(
      (one) => leftOf(one) >= 0.9 * width && one.getBoundingClientRect().width >= 0.9 * width,
    )
  );
}

/** Parked beside the window until it is called: a menu, a message, the next picture. */
const parked = (element) => leftOf(element) >= width - EDGE && !inFlow(element);

function measure() {
  const reach = measureReach();
  const scrolls = reach > width + EDGE;
  const texts = longTexts();
  const outside = [...document.body.getElementsByTagName("*")].slice(0, MOST_ELEMENTS).filter(
    (one) =>
      texts.has(one) ||
      (rightOf(one) > width + EDGE && visible(one) && !fixed(one) && !contained(one)),
  );
  if (isPanorama(outside)) return { width, reach, overhangs: [] };
  const known = new Set(outside);
  const overhangs = outside
    .filter((one) => !known.has(one.parentElement) && !parked(one))
    .filter((one) => scrolls || (inFlow(one) && leftOf(one) < width - EDGE))
    .map((one) => ({
      selector: selectorOf(one),
      sort: sortOf(one, texts),
      right: Math.round(Math.max(rightOf(one), texts.get(one) ?? 0)),
      label: shortened(squeezed(one.innerText ?? one.textContent)),
      lost: !scrolls,
      traits: traitsOf(one),
    }))
    .filter((one) => scrolls || one.sort === "text" || one.sort === "control")
    .sort((one, other) => (one.sort === "box") - (other.sort === "box") || other.right - one.right);
  return { width, reach, overhangs: overhangs.slice(0, MOST_OVERHANGS) };
}

const viewport = document.querySelector("meta[name=viewport i]")?.content ?? "";
return { adaptive: /width\s*=\s*device-width/i.test(viewport), ...measure() };
