// The browser tells of scrolling, of dialogs that close and of texts that are selected with its own
// next frame, that is, in real time. Where a page listens for that, nothing more of it runs before it
// was told. Nobody waits for a page that does not listen, and scrolls its log to the end in every
// frame.

const MOST_FRAMED = 300; // frames that wait; each may take a sixtieth of a real second
const FRAMED = "|scroll|scrollend|select|close|";

let listensToFramed = false;
let framedDue = false; // something was done since the browser last told of it
let framedWaits = 0;
let seenX = 0;
let seenY = 0;

const listenAsAsked = EventTarget.prototype.addEventListener;
replace(EventTarget.prototype, "addEventListener", function (type, listener, options) {
  if (typeof type === "string" && includes(FRAMED, "|" + type + "|")) listensToFramed = true;
  return apply(listenAsAsked, this ?? globalThis, arguments);
});

/** Do something more whenever the page calls one of these, or sets it. */
function alongside(owner, names, kind, more) {
  for (const name of owner ? names : []) {
    const native = getOwnPropertyDescriptor(owner, name)?.[kind];
    if (!native) continue;
    const made = function (...given) {
      more();
      return apply(native, this, given);
    };
    replace(owner, name, made, kind);
  }
}

const listens = () => {
  listensToFramed = true;
};
const HANDLERS = ["onscroll", "onscrollend", "onselect", "onclose"];
for (const owner of [globalThis, Document.prototype, HTMLElement.prototype, SVGElement.prototype]) {
  alongside(owner, HANDLERS, "set", listens);
}

const does = () => {
  framedDue = true;
};
alongside(globalThis, ["scroll", "scrollTo", "scrollBy"], "value", does);
alongside(Element.prototype, ["scroll", "scrollTo", "scrollBy"], "value", does);
alongside(Element.prototype, ["scrollIntoView", "scrollIntoViewIfNeeded"], "value", does);
alongside(Element.prototype, ["scrollTop", "scrollLeft"], "set", does);
alongside(HTMLDialogElement.prototype, ["close", "requestClose"], "value", does);
for (const owner of [HTMLInputElement.prototype, HTMLTextAreaElement.prototype]) {
  alongside(owner, ["select", "setSelectionRange", "setRangeText"], "value", does);
}
listen(globalThis, "submit", does, { __proto__: null, capture: true }); // of a dialog's form

const scrollX_ = getter(globalThis, "scrollX");
const scrollY_ = getter(globalThis, "scrollY");
const findFirst = uncurry(Document.prototype.querySelector);
const HEARD = "[onscroll], [onscrollend], [onselect], [onclose]";

/** Whether the page has to be told of something, which takes a frame of the browser's. */
function tellsWithFrame() {
  if (!listensToFramed && framedDue) {
    listensToFramed = findFirst(document, HEARD) !== null;
    framedDue = listensToFramed;
  }
  if (!listensToFramed) return false;
  const x = scrollX_(globalThis);
  const y = scrollY_(globalThis);
  const due = framedDue || x !== seenX || y !== seenY;
  seenX = x;
  seenY = y;
  framedDue = false;
  if (!due) return false;
  framedWaits += 1;
  if (framedWaits <= MOST_FRAMED) return true;
  tellRestless("scrolling");
  return false;
}
