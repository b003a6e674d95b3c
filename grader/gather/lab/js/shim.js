// What a page expects of its window and does not get in a closed frame: storage, cookies and a
// history of its own. All of it lives in memory and ends with the frame.

const made = { ...GIVEN, SEED: PLAN.seed, PLAN, hear: null, handle: null };
globalThis[made.BINDING] = (text) => made.hear(text);
globalThis.inspect = (handle) => {
  made.handle = handle;
};

function memory() {
  const kept = new Map();
  const methods = {
    getItem: (name) => kept.get(`${name}`) ?? null,
    setItem: (name, value) => void kept.set(`${name}`, `${value}`),
    removeItem: (name) => void kept.delete(`${name}`),
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
  };
  return new Proxy(Object.create(Storage.prototype), {
    get: (_, name) =>
      name === "length" ? kept.size : (methods[name] ?? kept.get(name) ?? Object.prototype[name]),
    set: (_, name, value) => Boolean(kept.set(name, `${value}`)),
    has: (_, name) => name in methods || kept.has(name),
    deleteProperty: (_, name) => kept.delete(name) || true,
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, name) =>
      kept.has(name)
        ? { value: kept.get(name), configurable: true, enumerable: true, writable: true }
        : undefined,
  });
}

for (const name of ["localStorage", "sessionStorage"]) {
  const storage = memory();
  Object.defineProperty(globalThis, name, { get: () => storage, configurable: true });
}

const cookies = new Map();
Object.defineProperty(Document.prototype, "cookie", {
  get: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  set: (text) => {
    const [name, ...value] = `${text}`.split(";")[0].split("=");
    cookies.set(name.trim(), value.join("="));
  },
  configurable: true,
});

for (const name of ["pushState", "replaceState"]) {
  const native = History.prototype[name];
  History.prototype[name] = function (state, title, address) {
    const here = `${address ?? ""}`.startsWith("#") ? address : undefined;
    return native.call(this, state, title, here);
  };
}

// A frame within the frame would have a window of its own, without our doors: it is taken out.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node.nodeType !== 1) continue;
      const frames = node.matches("iframe, frame, object, embed") ? [node] : [];
      for (const one of [...frames, ...node.querySelectorAll("iframe, frame, object, embed")]) {
        one.remove();
      }
    }
  }
}).observe(document, { childList: true, subtree: true });
document.currentScript?.remove();
return made;
