// Ways out of the page. What would stop it (dialogs), leave it (popups, service workers) or pass
// the grader's walls (sockets, peers) is answered at once, and told as a request where it names
// an address.

const NEVER = new Promise(() => undefined);

// Dialogs are answered as by somebody who wants the page to go on: a loop that asks until it is
// content, whichever way it asks, ends.
let confirmed = 0;
replace(globalThis, "alert", () => undefined);
replace(globalThis, "print", () => undefined);
replace(globalThis, "confirm", () => {
  confirmed += 1;
  return confirmed % 2 === 1;
});
replace(globalThis, "prompt", (_question, offered = "") => offered + "" || "1");

// A worker that outlives the page would answer the next one.
if (globalThis.ServiceWorkerContainer) {
  replace(ServiceWorkerContainer.prototype, "register", () => NEVER);
}

const MOST_REQUESTS = 100;
let requests = 0;

function tellRequest(kind, address) {
  requests += 1;
  if (requests <= MOST_REQUESTS) tell("request" + SEPARATOR + kind + SEPARATOR + bare(address));
}

// Each request is answered by the grader itself, and a hundred thousand of them by nobody.
const MOST_ASKED = 1000;
let requested = 0;

function flooded() {
  requested += 1;
  return requested > MOST_ASKED;
}

function limit(object, name, over) {
  const native = object[name];
  replace(object, name, function (...given) {
    return flooded() ? over() : apply(native, this, given);
  });
}
const reject = uncurry(Promise.reject);
const NativeTypeError = TypeError;
limit(globalThis, "fetch", () => reject(NativePromise, new NativeTypeError("Failed to fetch")));
limit(Navigator.prototype, "sendBeacon", () => false);
limit(XMLHttpRequest.prototype, "send", () => {
  throw new NativeException("Failed to send", "NetworkError");
});

/** An address as the page wrote it, made absolute. */
const absolute = (address) => href(new NativeURL(address, baseOf(document)));
const NativeURL = URL;
const href = getter(URL.prototype, "href");
const baseOf = getter(Node.prototype, "baseURI");

replace(globalThis, "open", (address = "") => {
  if (address) tellRequest("popup", absolute(address + ""));
  return null; // what a popup blocker answers
});

// A browser takes so many changes of the address in so much time, and drops the others; here the
// time is the clock's.
const MOST_CHANGES = 200;
const CHANGES_MS = 10_000;
let changes = 0;
let changesSince = START;
function restartChanges() {
  changes = 0;
  changesSince = now;
}
for (const name of ["pushState", "replaceState"]) {
  const native = History.prototype[name];
  replace(History.prototype, name, function (...given) {
    if (now - changesSince > CHANGES_MS) restartChanges();
    changes += 1;
    if (changes <= MOST_CHANGES) apply(native, this, given);
  });
}

// ---- sockets: each constructor takes the same arguments and is never connected

const [Failed, Closed] = [Event, CloseEvent];
const LOST = { __proto__: null, code: 1006 }; // abnormal closure: RFC 6455
const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
const REFUSED = 50; // virtual milliseconds until a connection counts as refused

/** Call a handler that stands in a property, then the listeners. */
function deliver(target, event) {
  const handler = target["on" + eventName(event)];
  if (typeof handler === "function") apply(handler, target, [event]);
  dispatch(target, event);
}
const eventName = getter(Event.prototype, "type");

const DIALLED = /^(wss?|https?):/;
const NOT_DIALLED =
  "Failed to construct 'WebSocket': The URL's scheme must be either 'http', 'https', 'ws', or 'wss'.";

const LineDown = class extends EventTarget {
  onopen = null;
  onmessage = null;
  onerror = null;
  onclose = null;
  readyState = 0;
  binaryType = "blob";
  bufferedAmount = 0;
  extensions = "";
  protocol = "";

  constructor(address) {
    super();
    this.url = absolute(address);
    if (!isMatch(DIALLED, this.url)) throw new NativeException(NOT_DIALLED, "SyntaxError");
    tellRequest("websocket", this.url);
    addTimer(() => this.#end(), REFUSED, false, []);
  }

  #end() {
    this.readyState = 3;
    deliver(this, new Failed("error"));
    deliver(this, new Closed("close", LOST));
  }

  send() {
    if (this.readyState > 0) return;
    throw new NativeException("Still in CONNECTING state.", "InvalidStateError");
  }

  close() {
    this.readyState = 3;
  }
};
for (const [index, name] of ["CONNECTING", "OPEN", "CLOSING", "CLOSED"].entries()) {
  defineProperty(LineDown, name, { value: index, enumerable: true });
  defineProperty(LineDown.prototype, name, { value: index, enumerable: true });
}
replace(globalThis, "WebSocket", LineDown);

// An event source that fails is tried again in real time.
const Silence = class extends EventTarget {
  onopen = null;
  onmessage = null;
  onerror = null;
  readyState = 0;
  withCredentials = false;

  constructor(address) {
    super();
    this.url = absolute(address);
    tellRequest("eventsource", this.url);
    addTimer(() => this.#end(), REFUSED, false, []);
  }

  #end() {
    if (this.readyState === 2) return;
    this.readyState = 2;
    deliver(this, new Failed("error"));
  }

  close() {
    this.readyState = 2;
  }
};
for (const [index, name] of ["CONNECTING", "OPEN", "CLOSED"].entries()) {
  defineProperty(Silence, name, { value: index, enumerable: true });
  defineProperty(Silence.prototype, name, { value: index, enumerable: true });
}
replace(globalThis, "EventSource", Silence);

const Peer = class extends EventTarget {
  connectionState = "new";
  iceConnectionState = "new";
  signalingState = "stable";
  localDescription = null;
  remoteDescription = null;

  constructor() {
    super();
    tellRequest("webrtc", "webrtc:");
  }

  createDataChannel() {
    return new EventTarget();
  }

  addTransceiver() {
    return {};
  }

  close() {
    this.connectionState = "closed";
  }
};
for (const name of ["createOffer", "createAnswer", "getStats"]) {
  defineProperty(Peer.prototype, name, { value: () => NEVER, configurable: true });
}
for (const name of ["setLocalDescription", "setRemoteDescription", "addIceCandidate"]) {
  defineProperty(Peer.prototype, name, { value: () => NEVER, configurable: true });
}
replace(globalThis, "RTCPeerConnection", Peer);
replace(globalThis, "webkitRTCPeerConnection", Peer);

const Transport = class {
  ready = NEVER;
  closed = NEVER;

  constructor(address) {
    tellRequest("webtransport", absolute(address));
  }

  close() {}
};
replace(globalThis, "WebTransport", Transport);
replace(globalThis, "WebSocketStream", Transport);
