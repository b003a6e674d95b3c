// What else waits for a time: signals that abort, and waits for shared memory.

const NativePromise = Promise;
const makePromise = (how) => new NativePromise(how);

const NativeController = AbortController;
const signalOf = getter(AbortController.prototype, "signal");
const abort = uncurry(AbortController.prototype.abort);
const NativeException = DOMException;
replace(AbortSignal, "timeout", (milliseconds) => {
  const controller = new NativeController();
  const late = () => abort(controller, new NativeException("signal timed out", "TimeoutError"));
  addTimer(late, milliseconds, false, []);
  return signalOf(controller);
});

if (Atomics.waitAsync) {
  const waitAsync = Atomics.waitAsync;
  replace(Atomics, "waitAsync", (view, index, expected, timeout) => {
    const waited = waitAsync(view, index, expected);
    if (!waited.async || timeout === undefined || timeout === Infinity) return waited;
    const value = makePromise((resolve) => {
      then(waited.value, resolve);
      addTimer(() => resolve("timed-out"), timeout, false, []);
    });
    return { async: true, value };
  });
}
