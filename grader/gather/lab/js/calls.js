// Counts what a page asks of the browser besides drawing and writing: sound, clipboard, dialogs,
// whole screen … Somebody who presses a button and hears a tone has seen it work.

let calls = 0;

if (RECORD) {
  const counted_ = (object, names) => {
    for (const name of object ? names : []) {
      for (const kind of ["value", "set"]) {
        const native = getOwnPropertyDescriptor(object, name)?.[kind];
        if (typeof native !== "function") continue;
        const made = function (...given) {
          calls += 1;
          return apply(native, this, given);
        };
        replace(object, name, made, kind);
      }
    }
  };
  counted_(globalThis, ["alert", "confirm", "prompt", "print", "open", "postMessage", "scrollTo"]);
  counted_(globalThis.AudioScheduledSourceNode?.prototype, ["start", "stop"]);
  counted_(globalThis.AudioContext?.prototype, ["resume", "suspend", "close"]);
  counted_(globalThis.AudioParam?.prototype, ["value", "setValueAtTime", "linearRampToValueAtTime"]);
  counted_(HTMLMediaElement.prototype, ["play", "pause", "load", "muted", "volume"]);
  counted_(Navigator.prototype, ["vibrate", "share", "sendBeacon"]);
  counted_(globalThis.Clipboard?.prototype, ["write", "writeText", "read", "readText"]);
  counted_(globalThis.SpeechSynthesis?.prototype, ["speak", "cancel", "pause", "resume"]);
  counted_(Element.prototype, ["requestFullscreen", "requestPointerLock", "scrollIntoView"]);
  counted_(Document.prototype, ["exitFullscreen", "exitPointerLock", "execCommand"]);
  counted_(HTMLFormElement.prototype, ["submit", "requestSubmit", "reset"]);
  counted_(URL, ["createObjectURL"]);
  counted_(globalThis.IDBFactory?.prototype, ["open", "deleteDatabase"]);
  counted_(globalThis.Worker?.prototype, ["postMessage"]);
  counted_(globalThis.Notification, ["requestPermission"]);
  counted_(Storage.prototype, ["setItem", "removeItem", "clear"]);
  counted_(History.prototype, ["pushState", "replaceState", "back", "forward", "go"]);
}
