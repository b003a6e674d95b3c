// Replays the program in a closed frame, on a click and never before. What comes back from the
// frame was written by a stranger: a number is taken as the time, and a few texts are shown as text.
"use strict";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { page, replays, injection } = read("kept");
const stage = document.querySelector(".stage");
const cover = stage.querySelector(".cover");
const chosen = document.getElementById("replay");
const [again, hold, speed] = ["again", "hold", "speed"].map((id) => document.getElementById(id));
const progress = document.querySelector("progress");
const clock = document.querySelector("output");
const steps = document.querySelector(".steps");
const faults = document.querySelector(".faults");
const poster = document.createElement("img");
const MOST_FAULTS = 5;
const LONGEST_FAULT = 300;

let frame = null;
let at = 0;

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const current = () => replays[chosen.selectedIndex];

function fit() {
  const { width, height } = current();
  stage.style.aspectRatio = `${width} / ${height}`;
  if (!frame) return;
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.style.transform = `scale(${stage.clientWidth / width})`;
}

function show(time) {
  const { until, told } = current();
  at = Math.min(Math.max(time, 0), until);
  progress.max = until || 1;
  progress.value = at;
  clock.textContent = `${seconds(at)} of ${seconds(until)}`;
  const now = told.findLastIndex((step) => step.at <= at);
  [...steps.children].forEach((item, index) => item.classList.toggle("now", index === now));
  steps.scrollTop = (steps.children[now]?.offsetTop ?? 0) - steps.offsetTop - steps.clientHeight / 2;
}

/** Show the last picture that was taken, until the program itself is to be seen. */
function hang() {
  const strip = document.querySelector(`[data-strip="${CSS.escape(current().name)}"]`);
  const last = strip?.querySelector("figure:last-child img");
  poster.remove();
  if (!last) return;
  poster.className = "poster";
  poster.alt = "";
  poster.src = last.src;
  stage.prepend(poster);
}

function choose() {
  close();
  hang();
  steps.replaceChildren(
    ...current().told.map(({ at: when, text }) => {
      const item = document.createElement("li");
      const time = document.createElement("time");
      time.textContent = seconds(when);
      item.append(time, ` ${text}`);
      return item;
    }),
  );
  fit();
  show(0);
}

function close() {
  frame?.remove();
  frame = null;
  faults.replaceChildren();
  cover.hidden = false;
  hold.disabled = true;
  hold.textContent = "Hold";
}

/** Make the frame: a box without network, storage or a way to this page. */
function play() {
  close();
  poster.remove();
  cover.hidden = true;
  frame = document.createElement("iframe");
  frame.title = "The program";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("referrerpolicy", "no-referrer");
  const { play: steps_, seed } = current();
  const given = JSON.stringify({ play: steps_, seed, speed: Number(speed.value) });
  const script = injection.replace("/*PLAN*/null", () => given.replaceAll("<", "\\u003c"));
  const doctype = /^\s*(<!--.*?-->\s*)*<!doctype html/is.test(page) ? "<!doctype html>" : "";
  frame.srcdoc = `${doctype}<script>${script}</` + `script>${page}`;
  stage.prepend(frame);
  hold.disabled = false;
  fit();
  show(0);
}

function say(word) {
  frame?.contentWindow.postMessage(word, "*");
}

addEventListener("message", (event) => {
  if (!frame || event.source !== frame.contentWindow) return;
  const { bitgradeTime: time, bitgradeFault: text } = Object(event.data);
  if (typeof time === "number" && Number.isFinite(time)) show(time);
  if (typeof text !== "string" || faults.children.length >= MOST_FAULTS) return;
  const item = document.createElement("li");
  item.textContent = `${seconds(at)} ${text.slice(0, LONGEST_FAULT)}`;
  faults.append(item);
});

hold.addEventListener("click", () => {
  const holding = hold.textContent === "Hold";
  hold.textContent = holding ? "Go on" : "Hold";
  say(holding ? "hold" : "go");
});
for (const button of [again, cover.querySelector("button")]) button.addEventListener("click", play);
speed.addEventListener("change", () => say(Number(speed.value)));
chosen.addEventListener("change", choose);
for (const button of document.querySelectorAll("[data-replay]")) {
  button.addEventListener("click", () => {
    chosen.value = button.dataset.replay;
    choose();
    document.getElementById("stage").scrollIntoView();
    play();
    again.focus({ preventScroll: true });
  });
}
new ResizeObserver(fit).observe(stage);
choose();
