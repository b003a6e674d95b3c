//# balanced
function balanced(text) {
  const pairs = { ")": "(", "]": "[", "}": "{" };
  const open = [];
  for (const one of text) {
    if ("([{".includes(one)) open.push(one);
    else if (pairs[one] && open.pop() !== pairs[one]) return false;
  }
  return open.length === 0;
}
//# balanced wrong: only counted
const balanced = (text) =>
  ["()", "[]", "{}"].every(([a, b]) => text.split(a).length === text.split(b).length);
//# parseQuery
function parseQuery(text) {
  const found = Object.create(null);
  const read = (one) => decodeURIComponent(one.replaceAll("+", " "));
  for (const part of text.split("&")) {
    if (!part) continue;
    const at = part.indexOf("=");
    const key = read(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? "" : read(part.slice(at + 1));
    if (!(key in found)) found[key] = value;
    else if (Array.isArray(found[key])) found[key].push(value);
    else found[key] = [found[key], value];
  }
  return found;
}
//# parseQuery wrong: everything behind the second equals sign
function parseQuery(text) {
  const found = {};
  for (const part of text.split("&").filter(Boolean)) {
    const [key, value = ""] = part.split("=").map((one) => decodeURIComponent(one.replace(/\+/g, " ")));
    found[key] = Object.hasOwn(found, key) ? [].concat(found[key], value) : value;
  }
  return found;
}
//# parseLine
function parseLine(line) {
  const fields = [];
  let field = "", quoted = false;
  for (let i = 0; i < line.length; i++) {
    const one = line[i];
    if (quoted) {
      if (one === '"' && line[i + 1] === '"') { field += '"'; i++; }
      else if (one === '"') quoted = false;
      else field += one;
    } else if (one === '"') quoted = true;
    else if (one === ",") { fields.push(field); field = ""; }
    else field += one;
  }
  fields.push(field);
  return fields;
}
//# parseLine wrong: commas in quotes
const parseLine = (line) => line.split(",").map((one) => one.replace(/^"|"$/g, "").replace(/""/g, '"'));
//# daysBetween
const daysBetween = (first, second) => (Date.parse(second) - Date.parse(first)) / 86400000;
//# daysBetween wrong: it is never negative
const daysBetween = (first, second) => Math.abs(new Date(second) - new Date(first)) / 864e5;
//# addMonths
function addMonths(day, months) {
  const [y, m, d] = day.split("-").map(Number);
  const total = y * 12 + (m - 1) + months;
  const year = Math.floor(total / 12), month = total - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const two = (n) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month + 1)}-${two(Math.min(d, last))}`;
}
//# addMonths wrong: it overflows into the next month
function addMonths(day, months) {
  const date = new Date(day + "T00:00:00Z");
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
//# durationText
function durationText(seconds) {
  const parts = [];
  for (const [unit, size] of Object.entries({ d: 86400, h: 3600, m: 60, s: 1 })) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count) parts.push(count + unit);
  }
  return parts.join(" ") || "0s";
}
//# durationText wrong: hours beyond a day
function durationText(seconds) {
  const h = Math.floor(seconds / 3600), m = Math.floor((seconds % 3600) / 60), s = seconds % 60;
  return [h && `${h}h`, m && `${m}m`, s && `${s}s`].filter(Boolean).join(" ") || "0s";
}
//# parseDuration
function parseDuration(text) {
  const found = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!text || !found) return NaN;
  const [, h, m, s] = found.map((one) => Number(one ?? 0));
  return h * 3600 + m * 60 + s;
}
//# parseDuration wrong: whatever it finds
function parseDuration(text) {
  let sum = 0, any = false;
  for (const [, n, unit] of text.matchAll(/(\d+)([hms])/g)) { any = true; sum += n * { h: 3600, m: 60, s: 1 }[unit]; }
  return any ? sum : NaN;
}
//# isIpAddress
function isIpAddress(text) {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((one) => /^\d+$/.test(one) && String(Number(one)) === one && Number(one) <= 255);
}
//# isIpAddress wrong: whatever becomes a number
const isIpAddress = (text) =>
  text.split(".").length === 4 && text.split(".").every((one) => Number(one) >= 0 && Number(one) <= 255);
//# evaluatePostfix
function evaluatePostfix(tokens) {
  const stack = [];
  const deeds = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => Math.trunc(a / b) };
  for (const one of tokens) {
    if (!(one in deeds)) { stack.push(Number(one)); continue; }
    if (stack.length < 2) return null;
    const b = stack.pop(), a = stack.pop();
    stack.push(deeds[one](a, b) + 0);
  }
  return stack.length === 1 ? stack[0] : null;
}
//# evaluatePostfix wrong: the operands are mixed up
function evaluatePostfix(tokens) {
  const stack = [];
  for (const one of tokens) {
    if (/\d/.test(one)) { stack.push(+one); continue; }
    if (stack.length < 2) return null;
    const a = stack.pop(), b = stack.pop();
    stack.push(one === "+" ? a + b : one === "-" ? a - b : one === "*" ? a * b : Math.trunc(a / b));
  }
  return stack.length === 1 ? stack[0] : null;
}
//# calculate
function calculate(expression) {
  const tokens = expression.match(/\d+(\.\d+)?|[-+*/()]/g);
  let at = 0;
  const factor = () => {
    const one = tokens[at++];
    if (one === "-") return -factor();
    if (one !== "(") return Number(one);
    const value = sum();
    at++;
    return value;
  };
  const product = () => {
    let value = factor();
    while (tokens[at] === "*" || tokens[at] === "/") value = tokens[at++] === "*" ? value * factor() : value / factor();
    return value;
  };
  const sum = () => {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") value = tokens[at++] === "+" ? value + product() : value - product();
    return value;
  };
  return sum() + 0;
}
//# calculate wrong: differences from the right
function calculate(expression) {
  const tokens = expression.match(/\d+(\.\d+)?|[-+*/()]/g);
  let at = 0;
  const factor = () => {
    const one = tokens[at++];
    if (one === "-") return -factor();
    if (one !== "(") return Number(one);
    const value = sum();
    at++;
    return value;
  };
  const product = () => {
    const value = factor();
    return tokens[at] === "*" ? (at++, value * product()) : tokens[at] === "/" ? (at++, value / product()) : value;
  };
  const sum = () => {
    const value = product();
    return tokens[at] === "+" ? (at++, value + sum()) : tokens[at] === "-" ? (at++, value - sum()) : value;
  };
  return sum();
}
//# fillTemplate
function fillTemplate(template, values) {
  return template.replace(/\{\{|\}\}|\{(\w+)(?:\|([^{}]*))?\}/g, (whole, key, otherwise) => {
    if (whole === "{{" || whole === "}}") return whole[0];
    const value = Object.hasOwn(values, key) ? values[key] : null;
    return value === null || value === undefined ? (otherwise ?? "") : String(value);
  });
}
//# fillTemplate wrong: false values take the default
function fillTemplate(template, values) {
  return template.replace(/\{\{|\}\}|\{(\w+)(?:\|([^{}]*))?\}/g, (whole, key, otherwise = "") =>
    whole === "{{" || whole === "}}" ? whole[0] : values[key] || otherwise);
}
//# pathTree
function pathTree(paths) {
  const tree = {};
  for (const path of paths) {
    let node = tree;
    for (const name of path.split("/")) {
      if (!Object.hasOwn(node, name)) node[name] = {};
      node = node[name];
    }
  }
  return tree;
}
//# pathTree wrong: what was there is replaced
function pathTree(paths) {
  const tree = {};
  for (const path of paths) {
    let node = tree;
    for (const name of path.split("/")) node = node[name] = {};
  }
  return tree;
}
//# sessions
function sessions(times, gap) {
  const found = [];
  for (const one of times) {
    const last = found[found.length - 1];
    if (last && one - last.end <= gap) { last.end = one; last.count += 1; }
    else found.push({ start: one, end: one, count: 1 });
  }
  return found;
}
//# sessions wrong: from the start of the session
function sessions(times, gap) {
  const found = [];
  for (const one of times) {
    const last = found.at(-1);
    if (last && one - last.start <= gap) { last.end = one; last.count += 1; }
    else found.push({ start: one, end: one, count: 1 });
  }
  return found;
}
