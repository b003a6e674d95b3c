// Tasks that a page posts by priority, and its yields, as callbacks of the clock. What blocks the
// user goes before all else that is due, what is in the background after it; a task that goes on
// after a yield goes before others of its priority (Prioritized Task Scheduling, W3C).

const RANKS = { __proto__: null, "user-blocking": 1, "user-visible": 3, background: 5 };
const BACKGROUND = 4; // from this rank on, timers that are due go first

const schedule = { __proto__: null, at: -Infinity, rank: 0, order: 0, next: null, before: null };
let lastTask = schedule; // due order: time, rank, order of posting
let current = null; // what a yield inherits: the task that runs, and what goes on after it

const isEarlier = (one, other) => {
  if (one.at !== other.at) return one.at < other.at;
  return one.rank === other.rank ? one.order < other.order : one.rank < other.rank;
};

function enqueue(task) {
  let before = lastTask;
  while (isEarlier(task, before)) before = before.before;
  task.before = before;
  task.next = before.next;
  if (before.next) before.next.before = task;
  else lastTask = task;
  before.next = task;
  task.queued = true;
}

function dequeue(task) {
  if (!task.queued) return;
  task.queued = false;
  task.before.next = task.next;
  if (task.next) task.next.before = task.before;
  else lastTask = task.before;
}

const taskAt = () => (schedule.next ? schedule.next.at : Infinity);
const taskIsLate = () => schedule.next !== null && schedule.next.rank >= BACKGROUND;
const taskIsUrgent = () => schedule.next !== null && schedule.next.rank < RANKS["user-visible"] - 1;

/** Take the first task off the list and return what runs it. */
function task() {
  const taken = schedule.next;
  dequeue(taken);
  now = max(now, taken.at);
  return () => {
    answers = taken.deep;
    current = taken;
    taken.go();
  };
}

const isAborted = getter(AbortSignal.prototype, "aborted");
const abortReason = getter(AbortSignal.prototype, "reason");
const priorityOf = globalThis.TaskSignal && getter(TaskSignal.prototype, "priority");

/** What a signal says of priorities, or undefined where it is a plain one. */
function signalled(signal) {
  try {
    return priorityOf(signal);
  } catch {
    return undefined;
  }
}

/** Post what settles a promise; `run` is called when it is due, and may throw. */
function appoint(run, signal, priority, goesOn) {
  return makePromise((resolve, reject) => {
    if (signal && isAborted(signal)) return reject(abortReason(signal));
    const made = { __proto__: null, signal, priority, queued: false };
    const place = () => {
      made.rank = RANKS[priority ?? signalled(signal) ?? "user-visible"] - (goesOn ? 1 : 0);
      enqueue(made);
    };
    posted += 1;
    made.order = posted;
    made.deep = answers + 1;
    made.at = now + answerCost(made.deep);
    made.go = () => {
      try {
        resolve(run());
      } catch (error) {
        reject(error);
      }
    };
    place();
    if (!signal) return undefined;
    const give_up = () => {
      dequeue(made);
      reject(abortReason(signal));
    };
    listen(signal, "abort", give_up, { __proto__: null, once: true });
    if (priority === undefined && signalled(signal) !== undefined) {
      listen(signal, "prioritychange", () => {
        if (!made.queued) return;
        dequeue(made);
        place();
      });
    }
    return undefined;
  });
}

if (globalThis.Scheduler && priorityOf) {
  const ours = scheduler;
  const postTask = Scheduler.prototype.postTask;
  replace(Scheduler.prototype, "postTask", function (callback, options) {
    const asIs = () => apply(postTask, this, [callback, options]); // it knows what is wrong
    if (this !== ours || typeof callback !== "function") return asIs();
    let signal;
    let priority;
    let delay;
    try {
      ({ signal, priority, delay } = options ?? {});
      delay = delay === undefined ? 0 : +delay;
      if (priority !== undefined) priority += "";
      if (signal !== undefined) isAborted(signal);
    } catch {
      return asIs();
    }
    if (!(delay >= 0 && delay < 2 ** 53) || (priority !== undefined && !RANKS[priority])) return asIs();
    if (delay === 0) return appoint(() => callback(), signal, priority, false);
    return makePromise((resolve, reject) => {
      if (signal && isAborted(signal)) return reject(abortReason(signal));
      const due = () => resolve(appoint(() => callback(), signal, priority, false));
      const timer = addTimer(due, delay, false, []);
      const give_up = () => {
        clearTimer(timer);
        reject(abortReason(signal));
      };
      if (signal) listen(signal, "abort", give_up, { __proto__: null, once: true });
      return undefined;
    });
  });
  const nativeYield = Scheduler.prototype.yield;
  replace(Scheduler.prototype, "yield", function (...given) {
    if (this !== ours) return apply(nativeYield, this, given);
    return appoint(() => undefined, current?.signal, current?.priority, true);
  });
}
