// What keys do to controls that hold a value, where scrolling goes, and where Tab moves the focus.

const stepUp = uncurry(HTMLInputElement.prototype.stepUp);
const stepDown = uncurry(HTMLInputElement.prototype.stepDown);
const valueOf = getter(HTMLInputElement.prototype, "value");
const chosen = getter(HTMLSelectElement.prototype, "selectedIndex");
const choose = setter(HTMLSelectElement.prototype, "selectedIndex");
const optionCount = getter(HTMLSelectElement.prototype, "length");
const optionAt = uncurry(HTMLSelectElement.prototype.item);
const NativeSelect = HTMLSelectElement;
const NativeEvent = Event;

const FORWARD = { __proto__: null, ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Change a list, slider or number by a key, as a browser does; whether it is such a control. */
function changesValue(target, key) {
  const by = FORWARD[key];
  if (by === undefined) return false;
  if (target instanceof NativeSelect) {
    let next = chosen(target) + by;
    while (next >= 0 && next < optionCount(target) && matches(optionAt(target, next), ":disabled")) {
      next += by;
    }
    if (next < 0 || next >= optionCount(target)) return true;
    choose(target, next);
    tellChange(target);
    return true;
  }
  if (!(target instanceof NativeInput)) return false;
  if (matches(target, "[type=range]")) {
    const up = key === "ArrowUp" || key === "ArrowRight";
    const before = valueOf(target);
    if (up) stepUp(target);
    else stepDown(target);
    if (valueOf(target) !== before) tellChange(target);
    return true;
  }
  return matches(target, "[type=radio]") && moveChoice(target, by);
}

function tellChange(target) {
  const init = { __proto__: null, bubbles: true, composed: true };
  sendTo(target, new NativeEvent("input", init));
  sendTo(target, new NativeEvent("change", { __proto__: null, bubbles: true }));
}

const choiceName = getter(HTMLInputElement.prototype, "name");

/** Move on to the next radio button of the same name and form. */
function moveChoice(target, by) {
  const all = row();
  walk(document, (element) => {
    const same = element instanceof NativeInput && matches(element, "[type=radio]:enabled") &&
      choiceName(element) === choiceName(target) && formOf(element) === formOf(target);
    if (same) push(all, element);
  });
  for (let index = 0; index < all.length; index += 1) {
    if (all[index] !== target) continue;
    const next = all[(index + by + all.length) % all.length];
    focusOn(next);
    clickOn(next);
  }
  return true;
}

// ---- scrolling

const scrollBy = uncurry(Element.prototype.scrollBy);
const scrollHeight = getter(Element.prototype, "scrollHeight");
const scrollWidth = getter(Element.prototype, "scrollWidth");
const clientHeight = getter(Element.prototype, "clientHeight");
const clientWidth = getter(Element.prototype, "clientWidth");
const scrollTop = getter(Element.prototype, "scrollTop");
const scrollLeft = getter(Element.prototype, "scrollLeft");
const scrollingElement = getter(Document.prototype, "scrollingElement");
const styleOf = globalThis.getComputedStyle.bind(globalThis);
const property = uncurry(CSSStyleDeclaration.prototype.getPropertyValue);

/** Scroll the nearest ancestor that can still move that way. */
function scrollFrom(target, right, down) {
  const page = scrollingElement(document);
  for (let element = target; element; element = shownIn(element)) {
    if (element === page || element === documentElement(document)) break;
    const flow = property(styleOf(element), down ? "overflow-y" : "overflow-x");
    if ((flow === "auto" || flow === "scroll") && canScroll(element, right, down)) {
      return moveBy(element, right, down);
    }
  }
  if (page && canScroll(page, right, down)) moveBy(page, right, down);
  return undefined;
}

const moveBy = (element, right, down) =>
  scrollBy(element, { __proto__: null, left: right, top: down, behavior: "instant" });

function canScroll(element, right, down) {
  const at = down ? scrollTop(element) : scrollLeft(element);
  const most = down
    ? scrollHeight(element) - clientHeight(element)
    : scrollWidth(element) - clientWidth(element);
  return (down || right) < 0 ? at > 0 : at < most - 0.5;
}

// ---- focus

const nativeFocus = uncurry(HTMLElement.prototype.focus);
const nativeBlur = uncurry(HTMLElement.prototype.blur);
const svgFocus = uncurry(SVGElement.prototype.focus);
const tabIndex = getter(HTMLElement.prototype, "tabIndex");
const svgTabIndex = getter(SVGElement.prototype, "tabIndex");
const NativeElement = HTMLElement;
const NativeSvg = SVGElement;
const QUIET = { __proto__: null, preventScroll: true };

function indexOf(element) {
  if (element instanceof NativeElement) return tabIndex(element);
  return element instanceof NativeSvg ? svgTabIndex(element) : -1;
}

/** Whether a mouse can give an element the focus. */
function focusable(element) {
  if (!hasAttribute(element, "tabindex") && indexOf(element) < 0) return false;
  return !matches(element, ":disabled") && boxOf(element) !== null;
}

function focusOn(element) {
  if (element instanceof NativeElement) nativeFocus(element, QUIET);
  else if (element instanceof NativeSvg) svgFocus(element, QUIET);
}

/** Give the focus to the nearest ancestor that takes it, or take it from whatever has it. */
function focusFrom(target) {
  for (let element = target; element; element = shownIn(element)) {
    if (focusable(element)) return focusOn(element);
  }
  const active = focused();
  if (active instanceof NativeElement) nativeBlur(active);
  return undefined;
}

/** Tab: the next element in order of tabindex, then of the document. */
function moveFocus(forward) {
  const all = row();
  const active = focused();
  walk(document, (element) => {
    if (indexOf(element) < 0 || matches(element, ":disabled")) return;
    if (rectWidth(boxOf(element)) > 0) push(all, element);
  });
  const ordered = row();
  const rank = (element) => indexOf(element) || 1e9;
  for (let index = 0; index < all.length; index += 1) {
    let at = ordered.length;
    while (at > 0 && rank(ordered[at - 1]) > rank(all[index])) {
      ordered[at] = ordered[at - 1];
      at -= 1;
    }
    ordered[at] = all[index];
  }
  let here = -1;
  for (let index = 0; index < ordered.length; index += 1) {
    if (ordered[index] === active) here = index;
  }
  if (here < 0 && !forward) here = ordered.length;
  const next = ordered[here + (forward ? 1 : -1)];
  if (next) focusOn(next);
  else if (active instanceof NativeElement) nativeBlur(active);
}
