// Messages that a page sends itself, by its window or by a channel of which it holds both ends, are
// how pages make a timeout of zero. The browser hands them over in real time. So the clock stands
// still until they have arrived, by hops of its own; each is kept on its arrival, and handed to the
// page as a callback of the clock, in the order in which they were sent.

const MOST_HOPS = 200; // with nothing arriving: then what is still out is lost
const MOST_LOSSES = 20; // after so many of those nobody waits any more

// A loop of messages may wait for time to pass: from so many answers to answers on each takes a
// little longer than the one before, up to a millisecond.
const FREE_ANSWERS = 50;
const ANSWER_COST = 0.01;
const ANSWER_MOST = 1;

let flying = 0; // messages that are sent and will arrive
let hops = 0;
let losses = 0;
let answers = 0; // how deep the message is that is being answered
let posted = 0;
const inbox = { __proto__: null, at: -Infinity, order: 0, next: null, before: null }; // in due order
let lowest = inbox;

const answerCost = (deep) => min(ANSWER_MOST, max(0, deep - FREE_ANSWERS) * ANSWER_COST);

/** Whether the clock has to hop once more. */
function awaitMessages() {
  if (flying <= 0 || losses >= MOST_LOSSES) return false;
  hops += 1;
  if (hops <= MOST_HOPS) return true;
  losses += 1;
  flying = 0;
  return false;
}

/** One end: what was sent to it and has not arrived is linked from `out`. */
function makeEnd(target, started) {
  const end = { __proto__: null, target, started, peer: null, out: null, last: null };
  end.waiting = 0; // sent before it was started
  end.flying = 0;
  end.gone = false; // closed, or given away
  return end;
}

function expect(end) {
  stirred = true;
  posted += 1;
  const deep = answers + 1;
  const at = now + answerCost(deep);
  const letter = { __proto__: null, at, deep, order: posted, end, next: null };
  if (end.out) end.last.next = letter;
  else end.out = letter;
  end.last = letter;
  if (!end.started) {
    end.waiting += 1;
    return;
  }
  end.flying += 1;
  flying += 1;
}

/** Take note that a message has arrived. */
function arrived(end) {
  hops = 0;
  if (end.flying > 0) {
    end.flying -= 1;
    if (flying > 0) flying -= 1;
  }
  const letter = end.out ?? { __proto__: null, at: now, deep: 1, order: posted, end };
  end.out = letter.next ?? null;
  return letter;
}

/** Keep a message that has arrived, until the clock hands it out. */
function keepMail(end, event) {
  stopAll(event);
  const letter = arrived(end);
  letter.event = event;
  let before = lowest;
  while (isBefore(letter, before)) before = before.before;
  letter.before = before;
  letter.next = before.next;
  if (before.next) before.next.before = letter;
  else lowest = letter;
  before.next = letter;
}
const isBefore = (one, other) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

const mailAt = () => (inbox.next ? inbox.next.at : Infinity);

/** Take the first message off the list and return what hands it out. */
function mail() {
  const { at, deep, event, end, next } = inbox.next;
  inbox.next = next;
  if (next) next.before = inbox;
  else lowest = inbox;
  now = max(now, at);
  return () => {
    answers = deep;
    if (!end.gone) dispatch(end.target, copyOf(event));
  };
}

const NativeMessage = MessageEvent;
const mailData = getter(MessageEvent.prototype, "data");
const mailOrigin = getter(MessageEvent.prototype, "origin");
const mailSource = getter(MessageEvent.prototype, "source");
const mailPorts = getter(MessageEvent.prototype, "ports");

function copyOf(event) {
  const told = { __proto__: null, data: mailData(event), origin: mailOrigin(event) };
  const source = mailSource(event);
  if (source !== null) told.source = source;
  const ports = mailPorts(event);
  if (ports.length > 0) told.ports = ports;
  return new NativeMessage("message", told);
}

// ---- by the window

const sendHere = globalThis.postMessage;
const ownOrigin = globalThis.origin;
const ownEnd = makeEnd(globalThis, true);

/** Whether a message is for this origin, so that it will arrive. */
function arrivesHere(target) {
  if (target !== null && typeof target === "object") return arrivesHere(target.targetOrigin);
  return target === undefined || target === "*" || target === "/" || target === ownOrigin;
}

replace(globalThis, "postMessage", function (...given) {
  apply(sendHere, this, given);
  if ((this ?? globalThis) === globalThis && arrivesHere(given[1])) expect(ownEnd);
  giveAway(given[1]);
  giveAway(given[2]);
});

/** Those of other windows are not kept: they keep step with another clock. */
function listenForMail() {
  const hear = (event) => {
    if (!apply(trusted, event, [])) return;
    if (mailSource(event) === globalThis) keepMail(ownEnd, event);
    else arrived(ownEnd);
  };
  listen(globalThis, "message", hear, true);
}
listenForMail();

for (const name of ["open", "write", "writeln"]) {
  const native = Document.prototype[name];
  replace(Document.prototype, name, function (...given) {
    const answer = apply(native, this, given);
    listenForMail(); // opening a document takes all listeners off
    return answer;
  });
}

// ---- by channels

const ends = new WeakMap(); // port → its end
const firstPort = getter(NativeChannel.prototype, "port1");
const secondPort = getter(NativeChannel.prototype, "port2");

function track(port) {
  const end = makeEnd(port, false);
  weak.set(ends, port, end);
  listen(port, "message", (event) => {
    if (apply(trusted, event, [])) keepMail(end, event);
  });
  return end;
}

const Channel = function () {
  const made = construct(NativeChannel, [], new.target ?? NativeChannel);
  const one = track(firstPort(made));
  const other = track(secondPort(made));
  one.peer = other;
  other.peer = one;
  return made;
};
defineProperty(Channel, "prototype", { value: NativeChannel.prototype, writable: false });
defineProperty(NativeChannel.prototype, "constructor", { value: Channel });
replace(globalThis, "MessageChannel", Channel);

const sendBy = MessagePort.prototype.postMessage;
replace(MessagePort.prototype, "postMessage", function (...given) {
  apply(sendBy, this, given);
  const peer = weak.get(ends, this)?.peer;
  if (!peer) awake(); // its other end is elsewhere
  else if (!peer.gone) expect(peer);
  giveAway(given[1]);
});

/** A port is started by hand, or by its first handler. */
function start(port) {
  const end = weak.get(ends, port);
  if (!end || end.started) return;
  end.started = true;
  end.flying += end.waiting;
  flying += end.waiting;
}
const startPort = MessagePort.prototype.start;
replace(MessagePort.prototype, "start", function () {
  apply(startPort, this, []);
  start(this);
});
const setHandler = getOwnPropertyDescriptor(MessagePort.prototype, "onmessage").set;
replace(
  MessagePort.prototype,
  "onmessage",
  function (handler) {
    apply(setHandler, this, [handler]);
    start(this);
  },
  "set",
);

/** Nothing arrives at this end any more. */
function leaveEnd(end) {
  if (!end || end.gone) return;
  end.gone = true;
  flying = max(0, flying - end.flying);
}
const closePort = MessagePort.prototype.close;
replace(MessagePort.prototype, "close", function () {
  apply(closePort, this, []);
  const end = weak.get(ends, this);
  leaveEnd(end);
});

/** A port that goes along with a message is another one where it arrives. */
function giveAway(choices) {
  try {
    const list = isArray(choices) ? choices : choices?.transfer;
    for (let index = 0; isArray(list) && index < list.length; index += 1) {
      leaveEnd(weak.get(ends, list[index]));
    }
  } catch {
    // a getter of the page's
  }
}
for (const [object, name] of [
  [globalThis.Worker?.prototype, "postMessage"],
  [globalThis, "structuredClone"],
]) {
  const native = object?.[name];
  if (!native) continue;
  replace(object, name, function (...given) {
    const answer = apply(native, this, given);
    giveAway(given[1]);
    return answer;
  });
}

// ---- by name: through the browser's own process, so that nobody can wait for them

const NativeBroadcast = globalThis.BroadcastChannel;
if (NativeBroadcast) {
  const made = function (name) {
    const opened = construct(NativeBroadcast, [name], new.target ?? NativeBroadcast);
    listen(opened, "message", () => tellRestless("channel"));
    return opened;
  };
  defineProperty(made, "prototype", { value: NativeBroadcast.prototype, writable: false });
  defineProperty(NativeBroadcast.prototype, "constructor", { value: made });
  replace(globalThis, "BroadcastChannel", made);
}
