// Mouse, wheel and fingers without a hand: pointer events, then mouse events, then focus and
// click, in Chromium's order. Hovering styles are the one thing that cannot be made here.

const NativePointerEvent = PointerEvent;
const NativeMouseEvent = MouseEvent;
const NativeWheelEvent = WheelEvent;
const MOUSE = 1; // pointer id of the mouse; fingers have the ids from 2
const TWICE_MS = 500; // two clicks within this time and distance are a double click
const TWICE_PIXELS = 4;

const mouse = { __proto__: null, x: 0, y: 0, over: null, buttons: 0, down: null, mouseOff: false };
const lastClick = { __proto__: null, at: -Infinity, x: 0, y: 0, count: 0, button: -1 };
const BUTTONS = row(1, 4, 2, 8, 16);

function pointerInit(x, y, button, detail) {
  return bearing({
    __proto__: null,
    clientX: x,
    clientY: y,
    screenX: x,
    screenY: y,
    movementX: x - mouse.x,
    movementY: y - mouse.y,
    button,
    buttons: mouse.buttons,
    detail,
    relatedTarget: null,
    pointerId: MOUSE,
    pointerType: "mouse",
    isPrimary: true,
    width: 1,
    height: 1,
    pressure: mouse.buttons ? 0.5 : 0,
  });
}

function sendPointer(target, type, init, bubbles = true) {
  init.bubbles = bubbles;
  init.cancelable = bubbles && type !== "pointerrawupdate";
  const Made = type === "click" || type === "auxclick" || type === "contextmenu" ||
    slice(type, 0, 7) === "pointer" ? NativePointerEvent : NativeMouseEvent;
  return sendTo(target, new Made(type, init));
}

/** Leave what the mouse was over and enter what it is over now. */
function hover(target, x, y, kind) {
  const from = mouse.over;
  const init = pointerInit(x, y, kind === "pointer" ? -1 : 0, 0);
  const inside = (ancestor, element) => {
    for (let one = element; one; one = shownIn(one)) if (one === ancestor) return true;
    return false;
  };
  if (from && isConnected(from)) {
    init.relatedTarget = target;
    sendPointer(from, kind + "out", init);
    for (let one = from; one; one = shownIn(one)) {
      if (!inside(one, target)) sendPointer(one, kind + "leave", init, false);
    }
  }
  init.relatedTarget = from && isConnected(from) ? from : null;
  sendPointer(target, kind + "over", init);
  const entered = row();
  for (let one = target; one; one = shownIn(one)) {
    if (!from || !inside(one, from)) push(entered, one);
  }
  for (let index = entered.length - 1; index >= 0; index -= 1) {
    sendPointer(entered[index], kind + "enter", init, false);
  }
}

function mouseMove(step) {
  const target = captured(MOUSE) ?? elementAt(step.x, step.y);
  if (target !== mouse.over) {
    hover(target, step.x, step.y, "pointer");
    hover(target, step.x, step.y, "mouse");
    mouse.over = target;
  }
  const goesOn = sendPointer(target, "pointermove", pointerInit(step.x, step.y, -1, 0));
  if (goesOn || !mouse.mouseOff) sendPointer(target, "mousemove", pointerInit(step.x, step.y, 0, 0));
  mouse.x = step.x;
  mouse.y = step.y;
}

/** Go to where a button is pressed, if the mouse is not there yet. */
function arrive(step) {
  if (mouse.over === null || mouse.x !== step.x || mouse.y !== step.y) mouseMove(step);
}

function mouseDown(step) {
  arrive(step);
  const first = mouse.buttons === 0;
  mouse.buttons |= BUTTONS[step.button];
  const target = captured(MOUSE) ?? elementAt(step.x, step.y);
  const near = max(step.x - lastClick.x, lastClick.x - step.x, step.y - lastClick.y,
    lastClick.y - step.y) <= TWICE_PIXELS;
  const again = near && now - lastClick.at <= TWICE_MS && lastClick.button === step.button;
  lastClick.count = again ? lastClick.count + 1 : 1;
  lastClick.at = now;
  lastClick.x = step.x;
  lastClick.y = step.y;
  lastClick.button = step.button;
  const kind = first ? "pointerdown" : "pointermove";
  mouse.mouseOff = !sendPointer(target, kind, pointerInit(step.x, step.y, step.button, 0)) && first;
  mouse.down = target;
  if (!mouse.mouseOff) {
    const init = pointerInit(step.x, step.y, step.button, lastClick.count);
    if (sendPointer(target, "mousedown", init)) focusFrom(target);
  }
  if (step.button === 2) {
    const menu = pointerInit(step.x, step.y, 2, 0);
    menu.pressure = 0;
    sendPointer(target, "contextmenu", menu);
  }
}

function mouseUp(step) {
  arrive(step);
  mouse.buttons &= ~BUTTONS[step.button];
  const target = captured(MOUSE) ?? elementAt(step.x, step.y);
  const kind = mouse.buttons === 0 ? "pointerup" : "pointermove";
  sendPointer(target, kind, pointerInit(step.x, step.y, step.button, 0));
  const init = () => pointerInit(step.x, step.y, step.button, lastClick.count);
  if (!mouse.mouseOff) sendPointer(target, "mouseup", init());
  const clicked = shared(mouse.down, target);
  mouse.down = null;
  mouse.mouseOff = false;
  if (clicked && !matches(clicked, ":disabled")) {
    sendPointer(clicked, step.button === 0 ? "click" : "auxclick", init());
    if (step.button === 0 && lastClick.count === 2) sendPointer(clicked, "dblclick", init());
  }
  releaseCapture(MOUSE);
}

/** The nearest element that holds both, which is what is clicked. */
function shared(one, other) {
  for (let above = one; above; above = shownIn(above)) {
    for (let below = other; below; below = shownIn(below)) if (above === below) return above;
  }
  return null;
}

// ---- capture: a page may ask for all events of a pointer that is down

const captures = { __proto__: null };
const wanted = { __proto__: null }; // captures that begin with the next event of the pointer

function captured(id) {
  const element = wanted[id];
  if (element) {
    delete wanted[id];
    captures[id] = element;
    sendPointer(element, "gotpointercapture", pointerInit(mouse.x, mouse.y, 0, 0));
  }
  return captures[id] ?? null;
}
const nativeCapture = Element.prototype.setPointerCapture;
const nativeRelease = Element.prototype.releasePointerCapture;
const nativeHas = Element.prototype.hasPointerCapture;

function releaseCapture(id) {
  const element = captures[id];
  delete captures[id];
  delete wanted[id];
  if (element) sendPointer(element, "lostpointercapture", pointerInit(mouse.x, mouse.y, 0, 0));
}

replace(Element.prototype, "setPointerCapture", function (id) {
  const ours = id === MOUSE ? mouse.buttons !== 0 : fingers[id] !== undefined;
  if (trustedInput || !ours) return apply(nativeCapture, this, [id]);
  wanted[id] = this;
  return undefined;
});
replace(Element.prototype, "releasePointerCapture", function (id) {
  if (wanted[id] === this) delete wanted[id];
  else if (captures[id] !== this) return apply(nativeRelease, this, [id]);
  return releaseCapture(id);
});
replace(Element.prototype, "hasPointerCapture", function (id) {
  return (wanted[id] ?? captures[id]) === this || apply(nativeHas, this, [id]);
});

// ---- wheel and fingers

function turnWheel(step) {
  arrive(step);
  const target = elementAt(step.x, step.y);
  const init = pointerInit(step.x, step.y, 0, 0);
  init.deltaX = step.right;
  init.deltaY = step.down;
  init.deltaMode = 0;
  if (sendTo(target, new NativeWheelEvent("wheel", init))) scrollFrom(target, step.right, step.down);
}

const NativeTouch = globalThis.Touch;
const NativeTouchEvent = globalThis.TouchEvent;
const fingers = { __proto__: null }; // pointer id → {touch, target, x, y, moved, quiet}

function touchList(only) {
  const list = [];
  for (const id in fingers) {
    const { touch } = fingers[id];
    if (!only || fingers[id].target === only) defineProperty(list, list.length, { ...SETTABLE, value: touch });
  }
  return list;
}

function sendTouch(type, finger) {
  const init = bearing({
    __proto__: null,
    changedTouches: [finger.touch],
    touches: touchList(null),
    targetTouches: touchList(finger.target),
    detail: 0,
  });
  init.cancelable = type !== "touchcancel";
  return sendTo(finger.target, new NativeTouchEvent(type, init));
}

function fingerInit(step, id, pressure) {
  const init = pointerInit(step.x, step.y, pressure ? 0 : -1, 0);
  init.pointerId = id;
  init.pointerType = "touch";
  init.isPrimary = step.finger === 0;
  init.buttons = pressure ? 1 : 0;
  init.pressure = pressure;
  return init;
}

function moveFinger(step) {
  if (!NativeTouchEvent) return;
  const id = step.finger + 2;
  const place = (target) => new NativeTouch({
    __proto__: null,
    identifier: step.finger, target, clientX: step.x, clientY: step.y,
    screenX: step.x, screenY: step.y, pageX: step.x + scrollLeft(documentElement(document)),
    pageY: step.y + scrollTop(documentElement(document)), radiusX: 1, radiusY: 1, force: 1,
  });
  if (step.type === "start") {
    const target = elementAt(step.x, step.y);
    const finger = { __proto__: null, target, x: step.x, y: step.y, touch: place(target), tap: true };
    fingers[id] = finger;
    sendPointer(target, "pointerover", fingerInit(step, id, 0));
    sendPointer(target, "pointerenter", fingerInit(step, id, 0), false);
    sendPointer(target, "pointerdown", fingerInit(step, id, 1));
    finger.quiet = !sendTouch("touchstart", finger);
    return;
  }
  const finger = fingers[id];
  if (!finger) return;
  finger.touch = place(finger.target);
  const target = captured(id) ?? finger.target;
  if (step.type === "move") {
    finger.tap = finger.tap && max(step.x - finger.x, finger.x - step.x, step.y - finger.y, finger.y - step.y) < 15;
    sendPointer(target, "pointermove", fingerInit(step, id, 1));
    sendTouch("touchmove", finger);
    return;
  }
  delete fingers[id];
  sendPointer(target, "pointerup", fingerInit(step, id, 0));
  sendPointer(target, "pointerout", fingerInit(step, id, 0));
  sendPointer(target, "pointerleave", fingerInit(step, id, 0), false);
  releaseCapture(id);
  if (sendTouch("touchend", finger) && !finger.quiet && finger.tap) {
    mouseMove(step);
    const press = { __proto__: null, x: step.x, y: step.y, button: 0 };
    mouseDown(press);
    mouseUp(press);
  }
}
