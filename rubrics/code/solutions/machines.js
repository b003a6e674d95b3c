//# RecentCache
class RecentCache {
  constructor(capacity) {
    this.capacity = capacity;
    this.held = new Map();
  }
  get(key) {
    if (!this.held.has(key)) return null;
    const value = this.held.get(key);
    this.held.delete(key);
    this.held.set(key, value);
    return value;
  }
  set(key, value) {
    this.held.delete(key);
    this.held.set(key, value);
    if (this.held.size > this.capacity) this.held.delete(this.held.keys().next().value);
  }
}
//# RecentCache wrong: reading does not count
class RecentCache {
  #held = new Map();
  constructor(capacity) { this.capacity = capacity; }
  get(key) { return this.#held.has(key) ? this.#held.get(key) : null; }
  set(key, value) {
    this.#held.delete(key);
    this.#held.set(key, value);
    if (this.#held.size > this.capacity) this.#held.delete([...this.#held.keys()][0]);
  }
}
//# MinStack
class MinStack {
  #all = [];
  push(number) { return this.#all.push(number); }
  pop() { return this.#all.length ? this.#all.pop() : null; }
  min() { return this.#all.length ? Math.min(...this.#all) : null; }
  size() { return this.#all.length; }
}
//# MinStack wrong: the smallest is not forgotten
class MinStack {
  constructor() { this.all = []; this.least = null; }
  push(number) { if (this.least === null || number < this.least) this.least = number; return this.all.push(number); }
  pop() { return this.all.pop() ?? null; }
  min() { return this.all.length ? this.least : null; }
  size() { return this.all.length; }
}
//# Emitter
class Emitter {
  constructor() { this.held = new Map(); }
  on(event, listener) { this.#add(event, { listener, once: false }); }
  once(event, listener) { this.#add(event, { listener, once: true }); }
  #add(event, one) {
    if (!this.held.has(event)) this.held.set(event, []);
    this.held.get(event).push(one);
  }
  off(event, listener) {
    const all = this.held.get(event) || [];
    const at = all.findIndex((one) => one.listener === listener);
    if (at >= 0) all.splice(at, 1);
  }
  emit(event, ...values) {
    const due = [...(this.held.get(event) || [])];
    if (due.length) this.held.set(event, this.held.get(event).filter((one) => !one.once));
    for (const one of due) one.listener(...values);
    return due.length;
  }
}
//# Emitter wrong: a set of listeners
class Emitter {
  constructor() { this.held = {}; }
  on(event, listener) { (this.held[event] ||= new Set()).add(listener); }
  once(event, listener) {
    const one = (...values) => { this.off(event, one); listener(...values); };
    this.on(event, one);
  }
  off(event, listener) { this.held[event]?.delete(listener); }
  emit(event, ...values) {
    const due = [...(this.held[event] || [])];
    due.forEach((one) => one(...values));
    return due.length;
  }
}
//# take
function* take(values, count) {
  if (count <= 0) return;
  for (const one of values) {
    yield one;
    if (--count === 0) return;
  }
}
//# take wrong: everything first
const take = (values, count) => [...values].slice(0, count);
//# mergeSorted
function* mergeSorted(sources) {
  const heads = sources.map((one) => one[Symbol.iterator]()).map((it) => ({ it, now: it.next() }));
  for (;;) {
    let best = null;
    for (const one of heads) if (!one.now.done && (!best || one.now.value < best.now.value)) best = one;
    if (!best) return;
    yield best.now.value;
    best.now = best.it.next();
  }
}
//# mergeSorted wrong: sorted as texts
function* mergeSorted(sources) {
  yield* sources.flatMap((one) => [...one]).sort();
}
//# invert
function invert(map) {
  const found = new Map();
  for (const [key, value] of map) found.set(value, [...(found.get(value) || []), key]);
  return found;
}
//# invert wrong: an object
function invert(map) {
  const found = {};
  for (const [key, value] of map) (found[value] ||= []).push(key);
  return new Map(Object.entries(found));
}
//# commonValues
const commonValues = (first, second) => new Set(second).intersection(new Set(first));
//# commonValues wrong: not a number
const commonValues = (first, second) => new Set(first.filter((one) => second.indexOf(one) >= 0));
//# runLimited
async function runLimited(tasks, limit) {
  const results = new Array(tasks.length);
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const at = next++;
      results[at] = await tasks[at]();
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, worker));
  return results;
}
//# runLimited wrong: all at once
const runLimited = async (tasks, limit) => Promise.all(tasks.map((one) => one()));
//# retry
async function retry(task, times, pause) {
  for (let tried = 1; ; tried++) {
    try {
      return await task();
    } catch (error) {
      if (tried >= times) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
//# retry wrong: one time too often
async function retry(task, times, pause) {
  try {
    return await task();
  } catch (error) {
    if (times <= 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return retry(task, times - 1, pause);
  }
}
//# debounce
function debounce(callback, wait) {
  let timer;
  return function (...values) {
    clearTimeout(timer);
    timer = setTimeout(() => callback.apply(this, values), wait);
  };
}
//# debounce wrong: the first call counts
function debounce(callback, wait) {
  let timer = null;
  return (...values) => {
    if (timer) return;
    timer = setTimeout(() => { timer = null; callback(...values); }, wait);
  };
}
