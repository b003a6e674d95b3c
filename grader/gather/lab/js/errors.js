// Uncaught errors and unhandled rejections, told with the virtual time. The listeners are the
// first on the window; `document.open()` takes all listeners off and they are put back.

const MOST_FAULTS = 50;
const LONGEST_STACK = 2000;

let faults = 0;

const trusted = getOwnPropertyDescriptor(new Event("x"), "isTrusted").get;
const quiet = uncurry(Event.prototype.preventDefault);
const errorMessage = getter(ErrorEvent.prototype, "message");
const errorFile = getter(ErrorEvent.prototype, "filename");
const errorLine = getter(ErrorEvent.prototype, "lineno");
const errorColumn = getter(ErrorEvent.prototype, "colno");
const rejectionReason = getter(PromiseRejectionEvent.prototype, "reason");
const eventType = getter(Event.prototype, "type");

function reportFault(event) {
  if (!apply(trusted, event, [])) return; // the page's own invention
  const rejection = eventType(event) === "unhandledrejection";
  if (!rejection && !isError(event)) return; // a resource that failed to load
  faults += 1;
  if (faults > MOST_FAULTS) return quiet(event); // a flood would drown the grader
  if (rejection) return tellFault(rejected(rejectionReason(event)), "", 0, 0);
  return tellFault(errorMessage(event), errorFile(event), errorLine(event), errorColumn(event));
}

/** Whether it is an event of an uncaught error. `instanceof` asks the page. */
function isError(event) {
  try {
    errorMessage(event);
    return true;
  } catch {
    return false;
  }
}

function tellFault(text, file, line, column) {
  const place = bare(file) + SEPARATOR + line + SEPARATOR + column;
  tell("fault" + SEPARATOR + now + SEPARATOR + place + SEPARATOR + slice(text, 0, LONGEST_STACK));
}

/** The browser's words for a rejection: the reason's stack tells the place. */
function rejected(reason) {
  const text = isException(reason) ? errorText(reason) : show(reason, false);
  return "Uncaught (in promise) " + text;
}

function listenForFaults() {
  listen(globalThis, "error", reportFault, true);
  listen(globalThis, "unhandledrejection", reportFault, true);
}
listenForFaults();

for (const name of ["open", "write", "writeln"]) {
  const native = Document.prototype[name];
  replace(Document.prototype, name, function (...given) {
    const answer = apply(native, this, given);
    listenForFaults();
    return answer;
  });
}
