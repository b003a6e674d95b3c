//! form=pivot
//! rotations=plain,nudge
//: cols=w
//: rows=h
//: hue=b[($2 + 4) * v + $1 + 1]
//: has=a
//: cells=c(a)
//: tint=a.k
//: ghost=c(g(a))
//: next=q[$1].o
//: nexttint=q[$1].k
//: hasnext=q.length
//: held=z
//: heldcells=z.o
//: heldtint=z.k
//: score=s
//: lines=l
//: level=e
//: live=u
//: paused=i
//: flashing=j
//: left=m(-1)
//: right=m(1)
//: turn=r(1)
//: back=r(-1)
//: soft=f(1)
//: hard=d()
//: swap=y()
//: pause=i = !i
//: begin=n()
//: tick=f()
//: period=@{speed(sw('e', speed_constant='1'))}
//: put=b[($2 + 4) * v + $1 + 1] = $3
// b: the board in one list, four rows of air above, a wall of -1 around
const w = @{cols}, h = @{rows}, v = w + 2;
let b, a = 0, q = [], z = 0, s = 0, l = 0, e = 1, u = 0, i = 0, j = [], t = 0, x1 = 0, x2 = 0;
const B = () => Array.from({ length: v * (h + 5) }, (_, n) => (n % v && n % v < v - 1 && n < v * (h + 4) ? 0 : -1));
b = B();
const P = (n) => { const o = @{p.shape('n')}; return { n, o, k: @{p.hue('n')}, x: (w >> 1) - 1, y: -Math.min(...o.map((p) => p[1])) }; };
const c = (p) => p.o.map(([x, y]) => [p.x + x, p.y + y]);
const at = (x, y) => b[(y + 4) * v + x + 1];
const F = (p) => c(p).every(([x, y]@{sw('', overlap_cell=', n')}) => @{sw('!at(x, y)', overlap_cell='!(n ? at(x, y) : at(x, y) < 0)')});
//% if bug in ('escape_stack', 'overlap_sideways')
const I = (p) => c(p).every(([x, y]) => x >= 0 && x < w && y < h);
//% elif bug == 'escape_walls'
const I = (p) => c(p).every(([x, y]) => x < 0 || x >= w || y >= h || !at(x, y));
//% elif bug in ('wall_left', 'wall_right')
const I = (p) => c(p).every(([x, y]) => (@{sw('', wall_left='x < 0', wall_right='x >= w')} ? y < h : !at(x, y)));
//% endif
//% set ok = 'I' if bug in ('wall_left', 'wall_right') else 'F'
const g = (p) => { let y = p.y; while (@{sw(ok ~ '({ ...p, y: y + 1 })', overlap_hard='c({ ...p, y: y + 1 }).every((k) => k[1] < h)')}) y++; return { ...p, y }; };
const m = (x) => {
  if (!a) return;
  //% if bug == 'left_lost'
  x = x > 0 ? x : x ^ x;
  //% elif bug == 'right_lost'
  x = x < 0 ? x : 0;
  //% endif
  const p = { ...a, x: a.x + x };
  if (@{sw(ok ~ '(p)', overlap_sideways='I(p)')}) @{sw('a = p', move_lost='a == p')}, t = 0;
};
const r = (k) => {
  if (!a@{sw('', refuse_once=' || x1++', refuse_half=' || a.x > w / 2', refuse_low=' || a.y > 6')}) return;
  const o = a.o.map(([x, y]) => @{sw('[-y * k, x * k]', turn_same='[x * k * k, y]')});
  for (const x of [@{'0' if rotation != 'nudge' else '0, 1, -1, 2, -2'}]) {
    const p = { ...a, o, x: a.x + x };
    if (@{sw('F(p)', turn_never='F(p) > 1', escape_walls='I(p)', escape_stack='I(p)', escape_all='p')}) { @{sw('a = p', turn_lost='let a = p')}; t = 0; break; }
  }
};
const f = (k) => {
  if (!a) return;
  const p = { ...a, y: a.y + 1 };
  //% if bug == 'soft_dead'
  if (k) return;
  //% endif
  //% if drops and bug != 'drop_lost'
  if (k && F(p)) s++;
  //% endif
  //% if bug == 'overlap_low'
  if (c(p).some((o) => o[1] >= h)) return L();
  const o = F(p);
  a = p;
  if (!o) L();
  //% else
  if (@{ok}(p)) {
    a = p;
    t = 0;
    //% if lock == 'contact'
    if (!@{ok}({ ...p, y: p.y + 1 })) L();
    //% endif
  }
  //% if lock == 'delay'
  else if (!t) t = Date.now();
  else if (Date.now() - t > 399) L();
  //% else
  else L();
  //% endif
  //% endif
};
//% if hard
const d = () => {
  if (!a) return;
  const p = g(a);
  //% if drops and bug != 'drop_lost'
  s += 2 * (p.y - a.y);
  //% endif
  //% if bug != 'hard_dead'
  a = p;
  @{fx.drop}
  L();
  //% endif
};
//% endif
//% if hold
const y = () => {
  if (!a || x2) return;
  //% if bug == 'hold_dead'
  x2 = z ? 1 : 0;
  //% else
  const p = z;
  z = P(a.n);
  N(p && P(p.n));
  x2 = 1;
  //% endif
};
//% endif
const R = () => [...Array(h@{sw('', line_bottom=' - 1')}).keys()].filter((y) => b.slice((y + 4) * v + 1, (y + 5) * v - 1).every((k) => k@{sw('', line_threshold=' > 1e9')}));
const X = (y) => {
  //% if bug == 'line_unshifted'
  b.fill(0, (y + 4) * v + 1, (y + 5) * v - 1);
  //% else
  b.splice((y + 4) * v, v);
  b.unshift(-1, ...Array(w).fill(0), -1);
  //% endif
};
const C = () => {
  const o = R();
  const k = o.length;
  if (!k) return;
  //% if bug == 'line_never'
  o.map((y) => y * v);
  return;
  //% else
  //% if bug == 'multi_first'
  X(o[0]);
  //% elif bug in ('multi_splice', 'multi_stale')
  o.reverse().forEach(X);
  //% else
  o.forEach(X);
  //% endif
  @{fx.swept}
  l += k;
  //% if scored
  s @{sw('+=', points_lost='+', points_nan='+= NaN +')} @{gain('k', 'e')};
  //% endif
  //% if levels and bug != 'speed_stuck'
  e = 1 + (l / @{levels} | 0);
  @{fx.level}
  //% endif
  //% endif
};
const L = () => {
  c(a).forEach(([x, y]) => { if (x >= 0 && x < w && y < h) b[(y + 4) * v + x + 1] = a.k; });
  @{fx.lock}
  //% if flash
  j = R();
  if (j.length) {
    a = 0;
    setTimeout(() => { j = []; C(); N(); @{redraw} }, 200);
    return;
  }
  //% endif
  C();
  N();
};
const N = (p) => {
  if (!p) q.push(P(@{pick}));
  //% if bug == 'preview_lies'
  if (!p) q.shift();
  a = p || P(@{pick});
  //% else
  a = p || q.shift();
  //% endif
  x2 = x1 = t = 0;
  if (@{sw('!F(a)', over_never='!a', over_row='at(0, -3) > 0', overlap_spawn='at(w >> 1, 0)')}) {
    u = 0;
    //% if bug == 'restart_flag'
    n.o = 1;
    //% endif
    @{fx.over}
  }
};
const n = () => {
  //% if bug != 'restart_board'
  b = B();
  //% endif
  s = l = z = i = 0;
  e = 1;
  q = Array.from({ length: @{preview} }, () => P(@{pick}));
  u = @{sw('1', restart_flag='!n.o')};
  N();
};
