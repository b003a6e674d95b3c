//% if how == 'bag'
let bag = [];
function nextKind() {
  if (!bag.length) {
    bag = Array.from({ length: @{count} }, (_, n) => n);
    for (let i = bag.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [bag[i], bag[j]] = [bag[j], bag[i]];
    }
  }
  return bag.pop();
}
//% elif how == 'sorted'
let deck = [];
function nextKind() {
  if (deck.length === 0) {
    for (let n = 0; n < @{count}; n++) deck.push(n);
    deck.sort(() => Math.random() - 0.5);
  }
  return deck.shift();
}
//% elif how == 'history'
const recent = [];
function nextKind() {
  let kind;
  for (let tries = 0; tries < 6; tries++) {
    kind = Math.floor(Math.random() * @{count});
    if (!recent.includes(kind)) break;
  }
  recent.push(kind);
  if (recent.length > 4) recent.shift();
  return kind;
}
//% elif how == 'crypto'
function nextKind() {
  const numbers = new Uint32Array(1);
  crypto.getRandomValues(numbers);
  return numbers[0] % (@{count});
}
//% elif how == 'lcg'
let seed = @{seed};
function nextKind() {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * (@{count}));
}
//% elif how == 'repeatless'
let previousKind = -1;
function nextKind() {
  let kind;
  do {
    kind = (Math.random() * (@{count})) | 0;
  } while (kind === previousKind);
  previousKind = kind;
  return kind;
}
//% else
function nextKind() {
  return Math.floor(Math.random() * (@{count}));
}
//% endif
