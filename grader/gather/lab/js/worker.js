/* Stands before the text of every worker, in its first line: a worker that floods the console, the
   network or the error log would drown the grader, and one that starts more would burn the machine.
   What is replaced here is not disguised: a worker knows no other clock and no other page. */
(function install(self, depth) {
  const MOST = 200;
  const bounded = (owner, name, most, over) => {
    const native = owner && owner[name];
    if (!native) return;
    let count = 0;
    const made = function (...given) {
      count += 1;
      if (count > most) return over();
      return new.target ? Reflect.construct(native, given) : native.apply(this, given);
    };
    owner[name] = Object.setPrototypeOf(made, native);
    if (native.prototype) made.prototype = native.prototype;
  };
  const silence = () => undefined;
  const failure = () => { throw new TypeError("Failed to fetch"); };
  for (const name of Object.keys(self.console)) bounded(self.console, name, MOST, silence);
  for (const name of ["error", "unhandledrejection"]) {
    let count = 0;
    self.addEventListener(name, (event) => { count += 1; if (count > MOST) event.preventDefault(); });
  }
  bounded(self, "postMessage", 10000, silence);
  bounded(self.MessagePort && self.MessagePort.prototype, "postMessage", 10000, silence);
  const refusal = Promise.reject.bind(Promise);
  bounded(self, "fetch", MOST, () => refusal(new TypeError("Failed to fetch")));
  bounded(self, "importScripts", MOST, failure);
  bounded(self.XMLHttpRequest && self.XMLHttpRequest.prototype, "send", MOST, failure);
  for (const name of ["WebSocket", "EventSource"]) bounded(self, name, 10, failure);
  for (const name of ["WebTransport", "WebSocketStream"]) delete self[name];
  const Native = self.Worker;
  if (!Native) return;
  if (depth > 1) {
    self.Worker = class Worker extends EventTarget { postMessage() {} terminate() {} };
    return;
  }
  const before = "(" + install + ")(self, " + (depth + 1) + ");";
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); blobs.set(url, blob); return url; };
  let started = 0;
  self.Worker = class extends Native {
    constructor(url, options) {
      started += 1;
      const blob = blobs.get(String(url));
      super(started > 8 || !blob ? make(new Blob([""])) : make(new Blob([before, blob])), options);
    }
  };
})(self, 0);
