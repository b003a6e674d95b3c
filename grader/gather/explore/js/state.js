// What a press may change, as texts by name, each compared with what it was before. The clock
// stands still between the two looks, so whatever differs was changed by what happened between.

const MOST_PIXELS = 4_000_000; // of all canvases together
const copy = new OffscreenCanvas(1, 1);
const pen = copy.getContext("2d", { willReadFrequently: true });

/** FNV-1a over words of 32 bits. */
function digestOf(words) {
  let value = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) value = Math.imul(value ^ words[at], 0x01000193);
  return value >>> 0;
}

function canvasText(canvas, budget) {
  const size = canvas.width * canvas.height;
  if (!size || size > budget.left) return `${canvas.width}x${canvas.height}`;
  budget.left -= size;
  copy.width = canvas.width;
  copy.height = canvas.height;
  pen.drawImage(canvas, 0, 0);
  try {
    const { data } = pen.getImageData(0, 0, copy.width, copy.height);
    return `${copy.width}x${copy.height}:${digestOf(new Uint32Array(data.buffer))}`;
  } catch {
    return "unreadable"; // it holds a picture of another origin
  }
}

const attributesOf = (element) => {
  let text = "";
  for (const one of element.attributes) text += ` ${one.name}=${one.value}`;
  return text;
};

const formText = (element) => {
  if (element.localName === "select") {
    return [...element.selectedOptions].map((one) => one.index).join();
  }
  if ("checked" in element && /^(checkbox|radio)$/.test(element.type)) return element.checked;
  return "value" in element && typeof element.value === "string" ? element.value : "";
};

const stateText = (element) => {
  const open = element.open ?? "";
  const shown = element.popover && element.matches(":popover-open");
  const modal = element.localName === "dialog" && element.matches(":modal");
  return `${open}${shown ?? ""}${modal}`;
};

const sheetText = (sheet) => {
  try {
    return `${sheet.disabled}${sheet.cssRules.length}`;
  } catch {
    return "closed";
  }
};

const storageText = (name) => {
  try {
    return JSON.stringify(Object.entries(globalThis[name]).sort());
  } catch {
    return "";
  }
};

const animationText = (one) =>
  [one.animationName ?? one.transitionProperty ?? one.id, one.playState, one.playbackRate].join();

function take() {
  const seen = { element: 0, document: "", text: "", form: "", pixels: "", scroll: "" };
  const budget = { left: MOST_PIXELS };
  for (const element of everything(document)) {
    seen.element += 1;
    seen.document += `<${element.localName}${attributesOf(element)}${stateText(element)}`;
    if (element.localName !== "script") seen.text += `${ownText(element)}|`;
    seen.form += formText(element);
    if (element.localName === "canvas") seen.pixels += canvasText(element, budget);
    if (element.scrollTop || element.scrollLeft) {
      seen.scroll += `${element.localName}${element.scrollLeft},${element.scrollTop};`;
    }
    if (element.paused !== undefined) seen.document += `${element.paused}${element.muted}`;
  }
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const selection = getSelection();
  return {
    ...seen,
    style: sheets.map(sheetText).join(),
    animation: document.getAnimations().map(animationText).join(";"),
    address: `${location.href} ${history.length} ${JSON.stringify(history.state)} ${document.title}`,
    storage: `${storageText("localStorage")}${storageText("sessionStorage")}${document.cookie}`,
    selection: `${selection}`,
    screen: `${document.fullscreenElement?.localName}${document.pointerLockElement?.localName}`,
  };
}

let before = null;
let focused = null;

/** Look now, and at what has the focus; `changed` tells what is different then. */
function remember() {
  before = take();
  focused = document.activeElement;
}

/** Names of what changed since, sorted; the focus counts where it went elsewhere than `index`. */
function changed(index) {
  const now = take();
  const names = Object.keys(now).filter((name) => now[name] !== before[name]);
  const active = document.activeElement;
  const own = [focused, document.body, null].includes(active) || known[index]?.contains(active);
  return [...names, ...(own ? [] : ["focus"])].sort();
}
