//# largest
const largest = (numbers) => (numbers.length ? Math.max(...numbers) : null);
//# largest wrong: begins at 0
function largest(numbers) {
  let best = 0;
  for (const one of numbers) if (one > best) best = one;
  return numbers.length ? best : null;
}
//# removeDuplicates
const removeDuplicates = (values) => values.filter((one, at) => values.indexOf(one) === at);
//# removeDuplicates wrong: keys of an object
function removeDuplicates(values) {
  const known = {};
  return values.filter((one) => (known[one] ? false : (known[one] = true)));
}
//# median
function median(numbers) {
  if (numbers.length === 0) return null;
  const row = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(row.length / 2);
  return row.length % 2 ? row[middle] : (row[middle - 1] + row[middle]) / 2;
}
//# median wrong: sorted as texts
function median(numbers) {
  if (!numbers.length) return null;
  const row = [...numbers].sort();
  const middle = row.length >> 1;
  return row.length % 2 ? row[middle] : (row[middle - 1] + row[middle]) / 2;
}
//# chunk
function chunk(values, size) {
  const parts = [];
  for (let at = 0; at < values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}
//# chunk wrong: the rest is forgotten
function chunk(values, size) {
  const parts = [];
  for (let at = 0; at + size <= values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}
//# rotate
function rotate(values, steps) {
  const n = values.length;
  return values.map((_, at) => values[(((at - steps) % n) + n) % n]);
}
//# rotate wrong: more steps than values
const rotate = (values, steps) => [...values.slice(-steps), ...values.slice(0, -steps)];
//# zipArrays
const zipArrays = (first, second) => first.slice(0, second.length).map((one, at) => [one, second[at]]);
//# zipArrays wrong: as long as the first
const zipArrays = (first, second) => first.map((one, at) => [one, second[at]]);
//# secondLargest
function secondLargest(numbers) {
  const row = [...new Set(numbers)].sort((a, b) => b - a);
  return row.length > 1 ? row[1] : null;
}
//# secondLargest wrong: the largest twice
const secondLargest = (numbers) => [...numbers].sort((a, b) => b - a)[1] ?? null;
//# flattenOnce
const flattenOnce = (values) => values.flat();
//# flattenOnce wrong: all levels
const flattenOnce = (values) => values.flat(Infinity);
//# mergeIntervals
function mergeIntervals(intervals) {
  const kept = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = kept.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}
//# mergeIntervals wrong: one within another
function mergeIntervals(intervals) {
  const kept = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (kept.length && start <= kept.at(-1)[1]) kept.at(-1)[1] = end;
    else kept.push([start, end]);
  }
  return kept;
}
//# transpose
const transpose = (matrix) => (matrix.length ? matrix[0].map((_, c) => matrix.map((row) => row[c])) : []);
//# transpose wrong: only squares
const transpose = (matrix) => matrix.map((_, c) => matrix.map((row) => row[c]));
//# spiral
function spiral(matrix) {
  const rows = matrix.map((row) => [...row]);
  const found = [];
  while (rows.length && rows[0].length) {
    found.push(...rows.shift());
    for (const row of rows) if (row.length) found.push(row.pop());
    if (rows.length) found.push(...rows.pop().reverse());
    for (let r = rows.length - 1; r >= 0; r--) if (rows[r].length) found.push(rows[r].shift());
  }
  return found;
}
//# spiral wrong: values come twice
function spiral(matrix) {
  const found = [];
  let top = 0, bottom = matrix.length - 1, left = 0, right = (matrix[0] || []).length - 1;
  while (top <= bottom && left <= right) {
    for (let c = left; c <= right; c++) found.push(matrix[top][c]);
    top++;
    for (let r = top; r <= bottom; r++) found.push(matrix[r][right]);
    right--;
    for (let c = right; c >= left; c--) found.push(matrix[bottom][c]);
    bottom--;
    for (let r = bottom; r >= top; r--) found.push(matrix[r][left]);
    left++;
  }
  return found;
}
//# insertionIndex
function insertionIndex(numbers, value) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
//# insertionIndex wrong: it does not end
function insertionIndex(numbers, value) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (numbers[middle] < value) low = middle;
    else high = middle;
  }
  return low;
}
//# multiply
function multiply(first, second) {
  if (first[0].length !== second.length) return null;
  return first.map((row) => second[0].map((_, c) => row.reduce((sum, one, k) => sum + one * second[k][c], 0)));
}
//# multiply wrong: it throws where they do not fit
const multiply = (first, second) =>
  first.map((row) => second[0].map((_, c) => row.reduce((sum, one, k) => sum + one * second[k][c], 0)));
//# rangeSummary
function rangeSummary(numbers) {
  const parts = [];
  for (let i = 0; i < numbers.length; ) {
    let j = i;
    while (j + 1 < numbers.length && numbers[j + 1] === numbers[j] + 1) j++;
    if (j - i >= 2) parts.push(`${numbers[i]}..${numbers[j]}`);
    else parts.push(...numbers.slice(i, j + 1));
    i = j + 1;
  }
  return parts.join(",");
}
//# rangeSummary wrong: two are a range
function rangeSummary(numbers) {
  const parts = [];
  for (let i = 0; i < numbers.length; i++) {
    const start = numbers[i];
    while (numbers[i + 1] === numbers[i] + 1) i++;
    parts.push(start === numbers[i] ? `${start}` : `${start}..${numbers[i]}`);
  }
  return parts.join(",");
}
//# sortBy
const sortBy = (records, keys) =>
  [...records].sort((a, b) => {
    for (const key of keys) {
      if (a[key] < b[key]) return -1;
      if (a[key] > b[key]) return 1;
    }
    return 0;
  });
//# sortBy wrong: in place
const sortBy = (records, keys) =>
  records.sort((a, b) => keys.reduce((order, key) => order || (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0), 0));
//# deepEqual
function deepEqual(first, second) {
  if (first === second) return true;
  if (typeof first !== "object" || typeof second !== "object" || !first || !second) return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const keys = Object.keys(first);
  if (keys.length !== Object.keys(second).length) return false;
  return keys.every((key) => Object.hasOwn(second, key) && deepEqual(first[key], second[key]));
}
//# deepEqual wrong: as JSON
const deepEqual = (first, second) => JSON.stringify(first) === JSON.stringify(second);
//# countSubsets
function countSubsets(numbers, goal) {
  const go = (at, left) => {
    if (at === numbers.length) return left === 0 ? 1 : 0;
    return go(at + 1, left) + (numbers[at] <= left ? go(at + 1, left - numbers[at]) : 0);
  };
  return go(0, goal);
}
//# countSubsets wrong: each may be used again
function countSubsets(numbers, goal) {
  const ways = [1, ...Array(goal).fill(0)];
  for (const one of numbers) for (let total = one; total <= goal; total++) ways[total] += ways[total - one];
  return ways[goal];
}
//# largestRectangle
function largestRectangle(heights) {
  const stack = [];
  let best = 0;
  for (let i = 0; i <= heights.length; i++) {
    while (stack.length && (i === heights.length || heights[stack.at(-1)] >= heights[i])) {
      const height = heights[stack.pop()];
      const left = stack.length ? stack.at(-1) + 1 : 0;
      best = Math.max(best, height * (i - left));
    }
    stack.push(i);
  }
  return best;
}
//# largestRectangle wrong: what stays on the stack
function largestRectangle(heights) {
  const stack = [];
  let best = 0;
  heights.forEach((h, i) => {
    let start = i;
    while (stack.length && stack.at(-1)[1] > h) { const [at, one] = stack.pop(); best = Math.max(best, one * (i - at)); start = at; }
    stack.push([start, h]);
  });
  return best;
}
//# arrangements
function arrangements(numbers) {
  if (numbers.length === 0) return [[]];
  const found = [];
  for (const one of [...new Set(numbers)].sort((a, b) => a - b)) {
    const rest = [...numbers];
    rest.splice(rest.indexOf(one), 1);
    for (const order of arrangements(rest)) found.push([one, ...order]);
  }
  return found;
}
//# arrangements wrong: equal ones come again
function arrangements(numbers) {
  if (!numbers.length) return [[]];
  const row = [...numbers].sort((a, b) => a - b);
  return row.flatMap((one, at) => arrangements(row.filter((_, i) => i !== at)).map((rest) => [one, ...rest]));
}
