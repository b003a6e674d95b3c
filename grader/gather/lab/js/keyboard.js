// Keys without a keyboard: the events that a browser sends, and what it does after them where the
// page does not forbid it. `isTrusted` is the one thing that cannot be made here.

const NativeKeyboardEvent = KeyboardEvent;
const NativeFocusEvent = FocusEvent;
const held = { __proto__: null }; // codes of the keys that are down
let modifiers = 0;

const ALT = 1;
const CONTROL = 2;
const META = 4;
const SHIFT = 8;

const bearing = (init) => {
  init.bubbles = true;
  init.cancelable = true;
  init.composed = true;
  init.view = globalThis;
  init.altKey = (modifiers & ALT) !== 0;
  init.ctrlKey = (modifiers & CONTROL) !== 0;
  init.metaKey = (modifiers & META) !== 0;
  init.shiftKey = (modifiers & SHIFT) !== 0;
  return init;
};

function sendKey(type, step, number, character) {
  const event = new NativeKeyboardEvent(type, bearing({
    __proto__: null,
    key: step.key,
    code: step.code,
    keyCode: number,
    which: number,
    charCode: character,
    location: step.location,
    repeat: type !== "keyup" && held[step.code] === true,
    detail: 0,
  }));
  return sendTo(focused(), event);
}

/** Dispatch one of our events; whether the page lets the browser go on. */
function sendTo(target, event) {
  weak.set(stamps, event, now);
  return dispatch(target, event);
}

/** A key goes down: keydown, then keypress where it types, then what the browser does. */
function keyDown(step) {
  modifiers |= step.modifier;
  const goesOn = sendKey("keydown", step, step.number, 0);
  const command = (modifiers & (CONTROL | ALT | META)) !== 0;
  const character = step.key === "Enter" ? 13 : step.key.length === 1 ? charCode(step.key, 0) : 0;
  if (goesOn && !command) {
    if (character === 0) afterKey(step);
    else if (sendKey("keypress", step, character, character)) afterTyping(step);
  }
  if (goesOn && step.key === " ") pressed = pressable(focused());
  held[step.code] = true;
}

function keyUp(step) {
  modifiers &= ~step.modifier;
  const goesOn = sendKey("keyup", step, step.number, 0);
  delete held[step.code];
  const target = focused();
  if (goesOn && step.key === " " && pressed === target && target !== null) clickOn(target);
  if (step.key === " ") pressed = null;
}

// ---- what a browser does after a key

let pressed = null; // the control that Space went down on
const clickOn = uncurry(HTMLElement.prototype.click);
const edit = uncurry(Document.prototype.execCommand);
const formOf = getter(HTMLInputElement.prototype, "form");
const requestSubmit = uncurry(HTMLFormElement.prototype.requestSubmit);
const formQuery = uncurry(Element.prototype.querySelector);
const NativeInput = HTMLInputElement;

const PRESSABLE = "button, summary, input:is([type=button], [type=submit], [type=reset], " +
  "[type=checkbox], [type=radio], [type=color], [type=file])";
const WRITABLE = "textarea, [contenteditable]:not([contenteditable=false]), " +
  "[contenteditable]:not([contenteditable=false]) *, input:not([type=button], [type=submit], " +
  "[type=reset], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], " +
  "[type=image], [type=hidden])";

const pressable = (element) =>
  matches(element, PRESSABLE) && !matches(element, ":disabled") ? element : null;
const writable = (element) => matches(element, WRITABLE) && !matches(element, ":read-only");

function afterTyping(step) {
  const target = focused();
  if (writable(target)) {
    if (step.key !== "Enter") write("insertText", "insertText", step.key);
    else if (!(target instanceof NativeInput)) {
      const line = matches(target, "textarea");
      write(line ? "insertLineBreak" : "insertParagraph", line ? "insertLineBreak" : "insertParagraph", null);
    } else if (write("insertLineBreak", null, null)) submitFrom(target);
  } else if (step.key === "Enter") {
    if (pressable(target) || matches(target, "a[href], area[href]")) {
      if (target instanceof NativeInput && matches(target, "[type=checkbox], [type=radio]")) {
        submitFrom(target);
      } else clickOn(target);
    }
  } else if (step.key === " " && !pressable(target)) {
    scrollFrom(target, 0, (modifiers & SHIFT ? -PAGE : PAGE) * innerHeight_(globalThis));
  }
}

const NativeInputEvent = InputEvent;

/** Say what is about to be written; where the page lets it, write it (a browser's `command`). */
function write(type, command, data) {
  const init = { __proto__: null, inputType: type, data, bubbles: true, cancelable: true, composed: true };
  if (!sendTo(focused(), new NativeInputEvent("beforeinput", init))) return false;
  if (command) edit(document, command, false, data);
  return true;
}

/** Submit a field's form as Enter does: by its default button, or alone where it has none. */
function submitFrom(field) {
  const form = formOf(field);
  if (!form) return;
  const button = formQuery(form, "button:not([type]), [type=submit], [type=image]");
  if (button) {
    if (!matches(button, ":disabled")) clickOn(button);
  } else requestSubmit(form);
}

const LINE = 40; // CSS pixels that an arrow key scrolls, and the part of a page that a page is
const PAGE = 0.875; // (Chromium: cc/input/scroll_utils.h, kMinFractionToStepWhenPaging)

function afterKey(step) {
  const target = focused();
  const inText = writable(target);
  if (step.key === "Tab") return moveFocus((modifiers & SHIFT) === 0);
  if (inText && step.key === "Backspace") return write("deleteContentBackward", "delete", null);
  if (inText && step.key === "Delete") return write("deleteContentForward", "forwardDelete", null);
  if (inText || changesValue(target, step.key)) return undefined;
  const page = PAGE * innerHeight_(globalThis);
  if (step.key === "ArrowDown") return scrollFrom(target, 0, LINE);
  if (step.key === "ArrowUp") return scrollFrom(target, 0, -LINE);
  if (step.key === "ArrowRight") return scrollFrom(target, LINE, 0);
  if (step.key === "ArrowLeft") return scrollFrom(target, -LINE, 0);
  if (step.key === "PageDown") return scrollFrom(target, 0, page);
  if (step.key === "PageUp") return scrollFrom(target, 0, -page);
  if (step.key === "Home") return scrollFrom(target, 0, -1e9);
  if (step.key === "End") return scrollFrom(target, 0, 1e9);
  return undefined;
}
