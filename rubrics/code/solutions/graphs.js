//# shortestPath
function shortestPath(grid) {
  const rows = grid.length, columns = grid[0].length;
  if (grid[0][0] === "#" || grid[rows - 1][columns - 1] === "#") return -1;
  const seen = new Set(["0,0"]);
  let front = [[0, 0]], steps = 0;
  while (front.length) {
    const next = [];
    for (const [r, c] of front) {
      if (r === rows - 1 && c === columns - 1) return steps;
      for (const [a, b] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]]) {
        if (grid[a]?.[b] !== "." || seen.has(a + "," + b)) continue;
        seen.add(a + "," + b);
        next.push([a, b]);
      }
    }
    front = next;
    steps++;
  }
  return -1;
}
//# shortestPath wrong: fields are counted
function shortestPath(grid) {
  const seen = new Map(), todo = [[0, 0, 1]];
  while (todo.length) {
    const [r, c, n] = todo.shift();
    if (grid[r]?.[c] !== "." || seen.has(r + "," + c)) continue;
    seen.set(r + "," + c, n);
    todo.push([r + 1, c, n + 1], [r - 1, c, n + 1], [r, c + 1, n + 1], [r, c - 1, n + 1]);
  }
  return seen.get(grid.length - 1 + "," + (grid[0].length - 1)) ?? -1;
}
//# countIslands
function countIslands(grid) {
  const land = grid.map((row) => [...row].map((one) => one === "#"));
  const sink = (r, c) => {
    if (!land[r]?.[c]) return;
    land[r][c] = false;
    sink(r + 1, c); sink(r - 1, c); sink(r, c + 1); sink(r, c - 1);
  };
  let count = 0;
  land.forEach((row, r) => row.forEach((_, c) => { if (land[r][c]) { count++; sink(r, c); } }));
  return count;
}
//# countIslands wrong: corners touch
function countIslands(grid) {
  const land = grid.map((row) => [...row].map((one) => one === "#"));
  const sink = (r, c) => {
    if (!land[r]?.[c]) return;
    land[r][c] = false;
    for (const a of [-1, 0, 1]) for (const b of [-1, 0, 1]) sink(r + a, c + b);
  };
  let count = 0;
  land.forEach((row, r) => row.forEach((_, c) => { if (land[r][c]) { count++; sink(r, c); } }));
  return count;
}
//# gameOfLife
function gameOfLife(cells, steps) {
  let now = cells.map((row) => [...row]);
  for (let s = 0; s < steps; s++) {
    now = now.map((row, r) => row.map((one, c) => {
      let near = -one;
      for (let a = r - 1; a <= r + 1; a++) for (let b = c - 1; b <= c + 1; b++) near += now[a]?.[b] ?? 0;
      return near === 3 || (near === 2 && one) ? 1 : 0;
    }));
  }
  return now;
}
//# gameOfLife wrong: the cell counts itself
function gameOfLife(cells, steps) {
  let now = cells;
  for (let s = 0; s < steps; s++) {
    now = now.map((row, r) => row.map((one, c) => {
      let near = 0;
      for (let a = r - 1; a <= r + 1; a++) for (let b = c - 1; b <= c + 1; b++) near += now[a]?.[b] ?? 0;
      return near === 3 || (near === 2 && one) ? 1 : 0;
    }));
  }
  return now;
}
//# schedule
function schedule(tasks) {
  const order = [];
  const left = new Set(Object.keys(tasks));
  while (left.size) {
    const ready = [...left].filter((one) => tasks[one].every((need) => order.includes(need))).sort();
    if (!ready.length) return null;
    order.push(ready[0]);
    left.delete(ready[0]);
  }
  return order;
}
//# schedule wrong: all that are ready at once
function schedule(tasks) {
  const order = [];
  let left = Object.keys(tasks).sort();
  while (left.length) {
    const ready = left.filter((one) => tasks[one].every((need) => order.includes(need)));
    if (!ready.length) return null;
    order.push(...ready);
    left = left.filter((one) => !ready.includes(one));
  }
  return order;
}
//# distance
function distance(roads, start, goal) {
  const far = new Map([[start, 0]]);
  const done = new Set();
  for (;;) {
    let place = null;
    for (const [one, length] of far) if (!done.has(one) && (place === null || length < far.get(place))) place = one;
    if (place === null) return null;
    if (place === goal) return far.get(place);
    done.add(place);
    for (const [a, b, length] of roads) {
      for (const [from, to] of [[a, b], [b, a]]) {
        if (from !== place) continue;
        const total = far.get(place) + length;
        if (!far.has(to) || total < far.get(to)) far.set(to, total);
      }
    }
  }
}
//# distance wrong: the fewest roads
function distance(roads, start, goal) {
  const far = { [start]: 0 };
  const todo = [start];
  while (todo.length) {
    const place = todo.shift();
    for (const [a, b, length] of roads) for (const [x, y] of [[a, b], [b, a]])
      if (x === place && !(y in far)) { far[y] = far[x] + length; todo.push(y); }
  }
  return far[goal] ?? null;
}
//# groupSizes
function groupSizes(count, pairs) {
  const root = Array.from({ length: count }, (_, i) => i);
  const find = (one) => (root[one] === one ? one : (root[one] = find(root[one])));
  for (const [a, b] of pairs) root[find(a)] = find(b);
  const sizes = {};
  for (let i = 0; i < count; i++) sizes[find(i)] = (sizes[find(i)] || 0) + 1;
  return Object.values(sizes).sort((a, b) => b - a);
}
//# groupSizes wrong: only direct friends are joined
function groupSizes(count, pairs) {
  const group = Array.from({ length: count }, (_, i) => i);
  for (const [a, b] of pairs) group[b] = group[a];
  const sizes = {};
  for (const one of group) sizes[one] = (sizes[one] || 0) + 1;
  return Object.values(sizes).sort((a, b) => b - a);
}
