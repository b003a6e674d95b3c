// What one look sees, read through names that the page cannot replace. Nothing here changes the
// page, except that asking for boxes makes the browser lay it out.

const MOST_BOXES = 5000;
const MOST_TEXT = 20000;
const LONGEST_VALUE = 200;

const pageText = getter(HTMLElement.prototype, "innerText");
const canvasData = uncurry(HTMLCanvasElement.prototype.toDataURL);
const imageDataOf = uncurry(CanvasRenderingContext2D.prototype.getImageData);
const areaValue = getter(HTMLTextAreaElement.prototype, "value");
const inputChecked = getter(HTMLInputElement.prototype, "checked");
const NativeArea = HTMLTextAreaElement;

function canvases() {
  const found = row();
  walk(document, (element) => {
    if (element instanceof NativeCanvas) push(found, element);
  });
  return found;
}

/** Look at what a step asks for; a field that it does not ask for is null. */
function see(step) {
  const { show } = step;
  const sight = { __proto__: null, index: step.index, at: step.at };
  if (show.draws || show.state || show.pixels || show.screen) {
    const all = canvases();
    if (show.screen && !show.draws) needPixels(all);
    sight.surfaces = show.draws ? drawnOn(all) : null;
    sight.state = show.state ? stateOf(all) : null;
    sight.pixels = show.pixels ? pixelsOf(all) : null;
  }
  sight.boxes = show.boxes ? boxesOf() : null;
  sight.text = show.text ? slice(textOf(), 0, MOST_TEXT) : null;
  sight.pulse = show.pulse ? pulse() : null;
  return sight;
}

function needPixels(all) {
  for (let index = 0; index < all.length; index += 1) {
    if (weak.get(surfaces, all[index])?.stalePixels) unsound = true;
  }
}

function drawnOn(all) {
  const told = row();
  for (let index = 0; index < all.length; index += 1) {
    const canvas = all[index];
    const surface = weak.get(surfaces, canvas);
    const box = boxOf(canvas);
    const name = "canvas" + (surface ? surface.id : 0);
    if (surface) {
      thin(surface);
      if (surface.staleList) unsound = true;
    }
    push(told, row(name, surface ? surface.kind : "none", canvasWidth(canvas), canvasHeight(canvas),
      hundredths(rectLeft(box)), hundredths(rectTop(box)), hundredths(rectWidth(box)),
      hundredths(rectHeight(box)), surface ? surface.ground : "", drawRows(surface)));
  }
  return told;
}

function drawRows(surface) {
  const rows = row();
  for (let index = 0; surface && index < surface.draws.length; index += 1) {
    push(rows, drawRow(surface.draws[index]));
  }
  return rows;
}

const textOf = () => {
  const body = documentBody(document);
  return body instanceof NativeElement ? pageText(body) : "";
};

const BLOB = "blob:" + ORIGIN + "/";
const LOT = 36; // characters of a name that the browser draws by lot

/** A text without the names of blobs, which are others in every fork. */
function nameless(text) {
  let told = "";
  let from = 0;
  for (let at = find(text, BLOB); at >= 0; at = find(text, BLOB, from)) {
    told += slice(text, from, at + BLOB.length);
    from = at + BLOB.length + LOT;
  }
  return told + slice(text, from);
}

/** One digest of markup, values, scrolling, focus and the pixels of every canvas. */
function stateOf(all) {
  const digest = digester();
  const page = documentElement(document);
  if (page) digest.text(nameless(markup(page)));
  for (let index = 0; index < roots.count; index += 1) {
    if (isConnected(rootHost(roots[index]))) digest.text(nameless(rootMarkup(roots[index])));
  }
  walk(document, (element) => {
    if (element instanceof NativeInput) digest.text(valueOf(element) + inputChecked(element));
    else if (element instanceof NativeArea) digest.text(areaValue(element));
    else if (element instanceof NativeSelect) digest.number(chosen(element));
  });
  const scroller = scrollingElement(document);
  if (scroller) digest.text(scrollLeft(scroller) + "," + scrollTop(scroller));
  needPixels(all);
  for (let index = 0; index < all.length; index += 1) mixPixels(digest, all[index]);
  return digest.told();
}

function mixPixels(digest, canvas) {
  const surface = weak.get(surfaces, canvas);
  const width = canvasWidth(canvas);
  const height = canvasHeight(canvas);
  if (!surface || surface.kind === "offscreen" || width * height === 0) return;
  try {
    if (surface.kind === "2d") {
      const words = new NativeWords(bufferOf(dataOf(imageDataOf(surface.context, 0, 0, width, height))));
      digest.words(words, width * height);
    } else digest.text(canvasData(canvas));
  } catch {
    digest.text("unreadable"); // tainted, or too large
  }
}

function pixelsOf(all) {
  needPixels(all);
  const told = row();
  for (let index = 0; index < all.length; index += 1) {
    const canvas = all[index];
    let data = "";
    try {
      data = canvasData(canvas);
    } catch {
      data = ""; // tainted, or handed to a worker
    }
    const surface = weak.get(surfaces, canvas);
    push(told, row("canvas" + (surface ? surface.id : 0), canvasWidth(canvas), canvasHeight(canvas), data));
  }
  return told;
}

const everything = document.getElementsByTagName("*");

function pulse() {
  let timerCount = 0;
  for (let timer = first.next; timer; timer = timer.next) timerCount += 1;
  let frameCount = 0;
  for (let asked = waiting.head; asked; asked = asked.next) if (asked.callback) frameCount += 1;
  return row(lines, faults, timerCount, frameCount, listenerCount(), countOf(everything));
}

// ---- boxes of elements

const OMITTED = { __proto__: null, script: 1, style: 1, head: 1, meta: 1, link: 1, title: 1, template: 1, noscript: 1, br: 1 };
const TELLING = { __proto__: null, id: 1, class: 1, role: 1, type: 1, value: 1, name: 1, title: 1,
  alt: 1, href: 1, src: 1, disabled: 1, hidden: 1, tabindex: 1, placeholder: 1, onclick: 1, for: 1,
  open: 1, checked: 1, contenteditable: 1 };

function boxesOf() {
  const told = row();
  addBoxes(documentElement(document), -1, 1, told);
  return told;
}

function addBoxes(element, parent, above, told) {
  if (!element || OMITTED[tagName(element)] || told.length >= MOST_BOXES) return;
  const style = styleOf(element);
  if (property(style, "display") === "none") return;
  const opacity = above * +property(style, "opacity");
  const box = boxOf(element);
  let index = parent;
  if (rectWidth(box) > 0 && rectHeight(box) > 0) {
    index = told.length;
    const image = property(style, "background-image");
    push(told, row(tagName(element), hundredths(rectLeft(box)), hundredths(rectTop(box)),
      hundredths(rectWidth(box)), hundredths(rectHeight(box)), ownText(element),
      property(style, "color"),
      image === "none" ? property(style, "background-color") : slice(nameless(image), 0, LONGEST_VALUE),
      hundredths(opacity), property(style, "visibility") === "visible", telling(element), parent));
  }
  const root = rootOf(element);
  if (root) addChildren(root, index, opacity, told);
  addChildren(element, index, opacity, told);
}

function addChildren(node, index, opacity, told) {
  for (let child = firstChild(node); child; child = nextSibling(child)) {
    if (nodeType(child) === ELEMENT) addBoxes(child, index, opacity, told);
  }
}

function ownText(element) {
  if (element instanceof NativeInput) return slice(valueOf(element), 0, LONGEST_VALUE);
  if (element instanceof NativeArea) return slice(areaValue(element), 0, LONGEST_VALUE);
  let text = "";
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (nodeType(child) === TEXT && text.length < LONGEST_VALUE) text += nodeText(child);
  }
  return slice(trim(text), 0, LONGEST_VALUE);
}
const trim = uncurry(String.prototype.trim);

function telling(element) {
  const names = attributeNames(element);
  const told = row();
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index];
    const start = slice(name, 0, 5);
    if (TELLING[name] || start === "aria-" || start === "data-") {
      push(told, row(name, slice(nameless(attribute(element, name)), 0, LONGEST_VALUE)));
    }
  }
  return told;
}
