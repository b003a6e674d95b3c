// What the page says to the console, bounded before it leaves the page: so many lines, so many
// characters each, as text. A flood would otherwise drown the grader itself.

const MOST_LINES = 200;
const LONGEST_LINE = 500;
const MOST_KEYS = 10;

let lines = 0;

const isArray = Array.isArray;
const ownKeys = Reflect.ownKeys;
const nativeStack = getOwnPropertyDescriptor(new Error(), "stack").get;

/** The stack of an error, which begins with its name and message, unless the page made its own. */
function errorText(value) {
  const own = getOwnPropertyDescriptor(value, "stack");
  const stack = own?.get && own.get === nativeStack ? apply(nativeStack, value, []) : own?.value;
  if (typeof stack === "string") return stack;
  try {
    return exceptionName(value) + ": " + exceptionText(value); // a DOMException, or it throws
  } catch {
    return "Error: " + show(getOwnPropertyDescriptor(value, "message")?.value, false);
  }
}
const isException = NativeError.isError; // `instanceof` asks the page
const exceptionName = getter(DOMException.prototype, "name");
const exceptionText = getter(DOMException.prototype, "message");

/** Show a value as a console would, without calling getters or `toString`. */
function show(value, nested) {
  switch (typeof value) {
    case "string":
      return nested ? '"' + slice(value, 0, LONGEST_LINE) + '"' : slice(value, 0, LONGEST_LINE);
    case "object":
      return value === null ? "null" : showSafely(value, nested);
    case "function":
      return "function";
    case "symbol":
      return "symbol";
    default:
      return value + "";
  }
}

function showSafely(value, nested) {
  try {
    return showObject(value, nested);
  } catch {
    return "Proxy"; // only its traps can throw
  }
}

function showObject(value, nested) {
  if (isException(value)) return errorText(value);
  const list = isArray(value);
  if (nested) return list ? "Array" : "Object";
  const keys = ownKeys(value);
  let text = "";
  for (let index = 0; index < keys.length && index < MOST_KEYS; index += 1) {
    const key = keys[index];
    const own = getOwnPropertyDescriptor(value, key);
    if (typeof key === "symbol" || !own || !own.enumerable) continue;
    const shown = own.get ? "(…)" : show(own.value, true);
    text += (text && ", ") + (list ? "" : key + ": ") + shown;
  }
  if (keys.length > MOST_KEYS) text += ", …";
  return list ? "[" + text + "]" : "{" + text + "}";
}

function joined(given) {
  let text = "";
  for (let index = 0; index < given.length && text.length < LONGEST_LINE; index += 1) {
    text += (index > 0 ? " " : "") + show(given[index], false);
  }
  return slice(text, 0, LONGEST_LINE);
}

/** Say a line and when it was said; the grader reads the place off the stack. */
function say(native, text) {
  lines += 1;
  if (lines <= MOST_LINES) native(text, now);
}

const nativeConsoleError = console.error;
for (const method of ["log", "info", "debug", "warn", "error", "trace", "dirxml", "dir", "table"]) {
  const native = console[method];
  replace(console, method, (...given) => say(native, joined(given)));
}
replace(console, "assert", (holds, ...given) => {
  if (!holds) say(nativeConsoleError, "Assertion failed: " + joined(given));
});
for (const quiet of ["group", "groupCollapsed", "groupEnd", "clear", "count", "countReset"]) {
  replace(console, quiet, () => undefined);
}
for (const quiet of ["time", "timeEnd", "timeLog", "timeStamp", "profile", "profileEnd"]) {
  replace(console, quiet, () => undefined);
}
