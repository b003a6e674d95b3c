// Stores that outlive a document. What a page keeps there is emptied before the next fork: here
// where that is cheap, by the browser where it was told that something is kept.

let keeping = false;
function tellKeeps() {
  if (keeping) return;
  keeping = true;
  tell("keeps");
}

for (const [prototype, name, kind] of [
  [globalThis.IDBFactory?.prototype, "open", "value"],
  [globalThis.CacheStorage?.prototype, "open", "value"],
  [globalThis.CookieStore?.prototype, "set", "value"],
  [globalThis.StorageManager?.prototype, "getDirectory", "value"],
  [globalThis.StorageBucketManager?.prototype, "open", "value"],
  [Document.prototype, "cookie", "set"],
  [globalThis, "webkitRequestFileSystem", "value"],
]) {
  const native = prototype && getOwnPropertyDescriptor(prototype, name)?.[kind];
  if (!native) continue;
  replace(
    prototype,
    name,
    function (...given) {
      tellKeeps();
      return apply(native, this, given);
    },
    kind,
  );
}

const localStore = getter(globalThis, "localStorage");
const sessionStore = getter(globalThis, "sessionStorage");
const clearStore = uncurry(Storage.prototype.clear);
const setName = setter(globalThis, "name");

function emptyStores() {
  clearStore(localStore(globalThis));
  clearStore(sessionStore(globalThis));
  setName(globalThis, "");
}
