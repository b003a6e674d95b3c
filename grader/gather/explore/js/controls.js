// Everything that asks to be used: buttons, links, fields, what carries a listener or a pointing
// hand. Elements keep their number for as long as their document lives.

const MOST_POINTING = 3000;
const TEXT_FIELDS = /^(text|search|url|tel|email|password|number|date|time|month|week|datetime-local)$/;
const MARKED =
  "a, button, input:not([type=hidden]), select, textarea, summary, canvas, video[controls], " +
  "audio[controls], [onclick], [onmousedown], [onpointerdown], [role=button], [role=switch], " +
  "[role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=option], [role=slider], " +
  "[tabindex], [contenteditable='']:not(body), [contenteditable=true]:not(body)";

const known = []; // elements by number
const numbers = new Map(); // element → number

function number(element) {
  if (!numbers.has(element)) {
    numbers.set(element, known.length);
    known.push(element);
  }
  return numbers.get(element);
}

const typeOf = (element) => (element.localName === "input" ? element.type : element.localName);
const looksLikeButton = (element) =>
  /(^|[-_ ])(btn|button|cta)/i.test(element.getAttribute("class") ?? "") ||
  element.hasAttribute("tabindex") ||
  getComputedStyle(element).cursor === "pointer";

function kindOf(element) {
  const type = typeOf(element);
  if (/^(button|submit|reset|image)$/.test(type)) return "button";
  if (element.getAttribute("role") === "button") return "button";
  if (type === "a") {
    if (element.hasAttribute("href")) return "link";
    return looksLikeButton(element) ? "button" : "other";
  }
  if (/^(select|range|color)$/.test(type)) return "choice";
  if (/^(checkbox|radio)$/.test(type) || type === "summary") return "toggle";
  if (type === "canvas") return "canvas";
  const typed = type === "textarea" || (element.localName === "input" && TEXT_FIELDS.test(type));
  if (typed || element.isContentEditable) return "field";
  return "other";
}

/** What the browser itself does with a press. */
function nativeOf(element) {
  const type = typeOf(element);
  const form = element.form ?? null;
  if (form && /^(submit|image|button)$/.test(type) && element.type !== "button") {
    return element.type === "reset" ? "reset" : "submit";
  }
  if (form && type === "reset") return "reset";
  if (element.popoverTargetElement || element.commandForElement) return "open";
  if (element.hasAttribute("popovertarget") || element.hasAttribute("commandfor")) return "open";
  if (type === "file") return "choose";
  if (element.closest("a[href]")) return "follow";
  if (element.closest("summary")) return "open";
  if (element.closest("label") && !element.labels) return "label";
  if (/^(video|audio)$/.test(type)) return "play";
  if (/^(checkbox|radio)$/.test(type)) return "toggle";
  if (form && /^(select|range|color)$/.test(type)) return "form";
  if (kindOf(element) === "field") return "type";
  return "";
}

const isDisabled = (element) =>
  element.matches(":disabled") ||
  element.closest("[inert], [aria-disabled=true]") !== null ||
  /(^|[-_ ])disabled($|[-_ ])/i.test(element.getAttribute("class") ?? "") ||
  element.readOnly === true ||
  getComputedStyle(element).pointerEvents === "none";

function* everything(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

/** Whether an element invites with a pointing hand that it does not inherit. */
const points = (element) =>
  getComputedStyle(element).cursor === "pointer" &&
  (!element.parentElement || getComputedStyle(element.parentElement).cursor !== "pointer");

/** Number every control; `heard` are further elements that listen for a press. */
function find(heard) {
  const wanted = new Set(heard);
  let looked = 0;
  for (const element of everything(document)) {
    looked += 1;
    const marked = element.matches(MARKED) || (looked < MOST_POINTING && points(element));
    if (marked) wanted.add(element);
  }
  const whole = [document.documentElement, document.body, document.head];
  const sorted = [...wanted]
    .filter((one) => one.isConnected && !whole.includes(one))
    .sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
  return sorted
    .filter((one) => one.localName !== "label" || !one.control)
    .map((element) => ({
      number: number(element),
      selector: selectorOf(element),
      kind: kindOf(element),
      type: typeOf(element),
      label: labelOf(element),
      native: nativeOf(element),
      disabled: isDisabled(element),
      seen: visible(element),
      traits: traitsOf(element),
    }));
}

/** Where to press an element: scrolled into the window, at a point where nothing covers it. */
function aim(index) {
  const element = known[index];
  const nothing = { x: 0, y: 0, hit: false };
  if (!element?.isConnected || !visible(element)) return nothing;
  const inside = (box) =>
    box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  if (!inside(element.getBoundingClientRect())) {
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  }
  const box = element.getBoundingClientRect();
  for (const [across, down] of [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5], [0.5, 0.2], [0.5, 0.8]]) {
    const x = Math.round(box.left + across * box.width);
    const y = Math.round(box.top + down * box.height);
    let met = document.elementFromPoint(x, y);
    while (met?.shadowRoot?.elementFromPoint(x, y)) {
      const deeper = met.shadowRoot.elementFromPoint(x, y);
      if (deeper === met) break;
      met = deeper;
    }
    for (let one = met; one; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) {
      if (one === element) {
        const place = [box.left, box.top, box.width, box.height].map(Math.round);
        return { x, y, hit: true, down: Math.round(scrollY), box: place };
      }
    }
  }
  return nothing;
}

const scrollDown = (by) => scrollTo({ top: by, behavior: "instant" });

/** Drop what the page has stored, before it is opened anew. */
function forget() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // it has no storage
  }
}

/** A point of the page on which nothing stands that could be pressed, or null. */
function ground() {
  for (const [across, down] of [[0.99, 0.99], [0.01, 0.99], [0.99, 0.01], [0.01, 0.01], [0.5, 0.99]]) {
    const [x, y] = [Math.round(across * innerWidth), Math.round(down * innerHeight)];
    const met = document.elementFromPoint(x, y);
    if (met && !met.closest(MARKED) && getComputedStyle(met).cursor !== "pointer") return { x, y };
  }
  return null;
}

/** How each listening element stands to each control: "own", "above" or "". */
const relations = (controls, listening) =>
  controls.map((index) =>
    listening.map((one) => {
      const element = known[index];
      if (one === document || one === globalThis) return "above";
      if (element === one || element.contains(one)) return "own";
      if (element.labels && [...element.labels].some((label) => label.contains(one))) return "own";
      for (let up = element; up; up = up.parentElement ?? up.getRootNode().host) {
        if (up === one) return "above";
      }
      return "";
    }),
  );
