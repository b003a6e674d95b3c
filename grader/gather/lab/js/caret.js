// The caret blinks in real time, so that a picture would show it or not by chance. While the clock
// stands still it does not blink; then nothing of the page runs that could see the style.

const sheetsOf = getter(Document.prototype, "adoptedStyleSheets");
const setSheet = uncurry(CSSStyleSheet.prototype.replaceSync);
let steadySheet = null;
let steady = -1; // where that sheet stands among the document's own, or -1

/** Keep the caret from blinking, if there may be one. */
function holdCaret() {
  const focused = activeElement(document);
  if (steady >= 0 || focused === null) return;
  if (focused === documentBody(document) && !isEditable(focused)) return;
  if (!steadySheet) {
    steadySheet = new NativeStyleSheet();
    setSheet(steadySheet, "* { caret-animation: manual !important }");
  }
  const sheets = sheetsOf(document);
  steady = sheets.length;
  sheets[steady] = steadySheet;
}
const NativeStyleSheet = CSSStyleSheet;
const isEditable = getter(HTMLElement.prototype, "isContentEditable");

/** Let the page find its styles as it left them. */
function freeCaret() {
  if (steady < 0) return;
  const sheets = sheetsOf(document);
  if (sheets[steady] === steadySheet) sheets.length = steady;
  steady = -1;
}
