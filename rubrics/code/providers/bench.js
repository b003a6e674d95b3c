// The bench: calls what the answer defines and writes down what came back. It is made before any of
// the answer's own code runs and holds every native that it needs, so that nothing that the answer
// replaces changes what is written. It knows no expected value: those are compared elsewhere.
(() => {
  "use strict";
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const { isArray } = Array;
  const { is } = Object;
  const quote = JSON.stringify;
  const text = String;
  const evaluate = eval; // called by another name, it evaluates in the global scope
  const bound = Function.prototype.call.bind(Function.prototype.bind, Function.prototype.call);
  const then = bound(Promise.prototype.then);
  const getter = (owner, name) => bound(getOwnPropertyDescriptor(owner, name).get);
  const eachOfMap = bound(Map.prototype.forEach);
  const eachOfSet = bound(Set.prototype.forEach);
  const mapSize = getter(Map.prototype, "size");
  const setSize = getter(Set.prototype, "size");
  const time = bound(Date.prototype.getTime);
  const source = getter(RegExp.prototype, "source");
  const flags = getter(RegExp.prototype, "flags");
  const { isError } = Error;
  const kind = getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  const plainObject = Object.prototype;

  const MOST_TICKS = 30000000; // passes through loops in one call
  const MOST_NODES = 20000;
  const MOST_TEXT = 200000;
  const DEEPEST = 200;
  const LONGEST_ERROR = 300;

  const works = (read, value) => {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  };

  // A value as JSON. What JSON has no word for is an object with one key that begins with "$"; a
  // key of the answer's own that begins so gets another "$".
  function write(value) {
    let nodes = 0;
    let length = 0;

    const told = (part) => {
      length += part.length;
      if (length > MOST_TEXT) throw "too large";
      return part;
    };
    const tag = (name, body) => told('{"$' + name + '":' + body + "}");

    function any(value, depth) {
      nodes += 1;
      if (nodes > MOST_NODES) throw "too large";
      if (depth > DEEPEST) throw "too deep, or a circle";
      switch (typeof value) {
        case "string":
          return told(quote(value));
        case "boolean":
          return value ? "true" : "false";
        case "number":
          return number(value);
        case "undefined":
          return tag("undefined", "true");
        case "bigint":
          return tag("bigint", '"' + text(value) + '"');
        case "object":
          return value === null ? "null" : object(value, depth + 1);
        default:
          return tag(typeof value, "true");
      }
    }

    function number(value) {
      if (is(value, -0)) return tag("number", '"-0"');
      if (value !== value || value === Infinity || value === -Infinity) {
        return tag("number", '"' + value + '"');
      }
      return told(quote(value));
    }

    function object(value, depth) {
      if (isArray(value)) return array(value, depth);
      if (works(mapSize, value)) return tag("map", entries(eachOfMap, value, depth, true));
      if (works(setSize, value)) return tag("set", entries(eachOfSet, value, depth, false));
      if (works(time, value)) return tag("date", number(time(value)));
      if (isError(value)) return tag("error", quote(errorText(value)));
      if (works((one) => then(one, undefined, () => {}), value)) return tag("promise", "true");
      if (getPrototypeOf(value) !== plainObject) {
        const typed = kind(value);
        if (typed) return tag("typed", "[" + quote(typed) + "," + array(value, depth) + "]");
        // the prototype of all patterns is no pattern: its source can be read all the same
        if (getPrototypeOf(value) !== null && works(flags, value) && works(source, value)) {
          const owns = getOwnPropertyDescriptor(value, "lastIndex");
          if (owns) return tag("pattern", quote("/" + source(value) + "/" + flags(value)));
        }
      }
      return record(value, depth);
    }

    function array(value, depth) {
      let all = "[";
      const { length: size } = value;
      for (let index = 0; index < size; index += 1) {
        all += (index ? "," : "") + any(value[index], depth);
      }
      return all + "]";
    }

    function entries(each, value, depth, pairs) {
      let all = "[";
      each(value, (one, key) => {
        if (all !== "[") all += ",";
        all += pairs ? "[" + any(key, depth) + "," + any(one, depth) + "]" : any(one, depth);
      });
      return all + "]";
    }

    function record(value, depth) {
      let all = "{";
      const keys = ownKeys(value);
      for (let index = 0; index < keys.length; index += 1) {
        const key = keys[index];
        if (typeof key !== "string" || !getOwnPropertyDescriptor(value, key)?.enumerable) continue;
        const name = key[0] === "$" ? "$" + key : key;
        all += (all === "{" ? "" : ",") + quote(name) + ":" + any(value[key], depth);
      }
      return all + "}";
    }

    return any(value, 0);
  }

  // The text of an error, without asking the answer's own code where that can be helped.
  function errorText(error) {
    const named = (name) => {
      for (let one = error, step = 0; one && step < 10; one = getPrototypeOf(one), step += 1) {
        const own = getOwnPropertyDescriptor(one, name);
        if (own) return typeof own.value === "string" ? own.value : "";
      }
      return "";
    };
    const message = named("message");
    const whole = (named("name") || "Error") + (message ? ": " + message : "");
    return whole.length > LONGEST_ERROR ? cut(whole) : whole;
  }
  const slice = bound(String.prototype.slice);
  const cut = (whole) => slice(whole, 0, LONGEST_ERROR);

  function thrown(error) {
    if (isError(error)) {
      const stack = getOwnPropertyDescriptor(error, "stack");
      const value = stack && (stack.get ? apply(stack.get, error, []) : stack.value);
      return { how: "threw", text: errorText(error), stack: typeof value === "string" ? value : "" };
    }
    try {
      return { how: "threw", text: cut(write(error)), stack: "" };
    } catch {
      return { how: "threw", text: "something", stack: "" };
    }
  }

  function returned(value) {
    try {
      return { how: "returned", text: write(value), stack: "" };
    } catch (error) {
      if (typeof error === "string") return { how: "unwritable", text: error, stack: "" };
      return thrown(error);
    }
  }

  // What scripts for Node expect. Any module is a thing that can be called and read for ever.
  const anything = new Proxy(function () {}, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => "" : anything),
    apply: () => anything,
    construct: () => anything,
  });
  const give = (name, value) => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  };
  give("module", { exports: {} });
  give("exports", globalThis.module.exports);
  give("require", () => anything);

  const stop = {}; // thrown out of a loop that has no end
  let ticks = 0;
  let stopped = false;
  give("__tick", () => {
    ticks += 1;
    if (ticks <= MOST_TICKS) return;
    stopped = true;
    throw stop;
  });
  const begin = () => {
    const before = stopped;
    ticks = 0;
    stopped = false;
    return before ? "stopped" : "";
  };

  let subject;
  let latest = { settled: null }; // the call that was made last

  const wire = ({ how, text, stack }) =>
    stopped ? '{"how":"hung","text":"","stack":""}' : told({ how, text, stack });
  const told = ({ how, text, stack }) =>
    '{"how":' + quote(how) + ',"text":' + quote(text) + ',"stack":' + quote(cutStack(stack)) + "}";
  const cutStack = (stack) => slice(stack, 0, 2000);

  return {
    begin,
    // Take what an expression names; the kind of thing that it is.
    take(expression) {
      try {
        subject = evaluate(expression);
      } catch {
        return "nothing";
      }
      return typeof subject;
    },
    // Evaluate a call in which the subject goes by a name; what came of it, or "pending".
    call(name, expression) {
      begin();
      const mine = { settled: null };
      latest = mine;
      let value;
      try {
        value = evaluate("((" + name + ") => (" + expression + "))")(subject);
      } catch (error) {
        return wire(thrown(error));
      }
      try {
        then(
          value,
          (one) => (mine.settled = returned(one)),
          (error) => (mine.settled = thrown(error)),
        );
      } catch {
        return wire(returned(value)); // no promise
      }
      return wire({ how: "pending", text: "", stack: "" });
    },
    // What a promise has come to by now.
    outcome() {
      return wire(latest.settled || { how: "pending", text: "", stack: "" });
    },
  };
})()
