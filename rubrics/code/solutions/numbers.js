//# digitSum
const digitSum = (number) => [...String(Math.abs(number))].reduce((sum, one) => sum + Number(one), 0);
//# digitSum wrong: the sign
const digitSum = (number) => [...String(number)].reduce((sum, one) => sum + Number(one), 0);
//# fizzBuzz
function fizzBuzz(limit) {
  const all = [];
  for (let i = 1; i <= limit; i++)
    all.push(i % 15 === 0 ? "FizzBuzz" : i % 3 === 0 ? "Fizz" : i % 5 === 0 ? "Buzz" : i);
  return all;
}
//# fizzBuzz wrong: numbers as texts
const fizzBuzz = (limit) =>
  Array.from({ length: limit }, (_, i) => ((i + 1) % 3 ? "" : "Fizz") + ((i + 1) % 5 ? "" : "Buzz") || String(i + 1));
//# isPrime
function isPrime(number) {
  if (number < 2) return false;
  for (let one = 2; one * one <= number; one++) if (number % one === 0) return false;
  return true;
}
//# isPrime wrong: squares of primes
function isPrime(number) {
  if (number < 2) return false;
  for (let one = 2; one * one < number; one++) if (number % one === 0) return false;
  return true;
}
//# greatestCommonDivisor
const greatestCommonDivisor = (first, second) =>
  second === 0 ? Math.abs(first) : greatestCommonDivisor(second, first % second);
//# greatestCommonDivisor wrong: it may be negative
const greatestCommonDivisor = (first, second) => (second ? greatestCommonDivisor(second, first % second) : first);
//# isLeapYear
const isLeapYear = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
//# isLeapYear wrong: centuries
const isLeapYear = (year) => year % 4 === 0;
//# clamp
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
//# clamp wrong: ends are mixed up
const clamp = (value, low, high) => (value < low ? high : value > high ? low : value);
//# range
function range(start, stop, step) {
  const found = [];
  if (step > 0) for (let one = start; one < stop; one += step) found.push(one);
  if (step < 0) for (let one = start; one > stop; one += step) found.push(one);
  return found;
}
//# range wrong: endless for a step of 0
function range(start, stop, step) {
  const found = [];
  for (let one = start; step >= 0 ? one < stop : one > stop; one += step) found.push(one);
  return found;
}
//# binaryToNumber
const binaryToNumber = (text) => (/^[01]+$/.test(text) ? parseInt(text, 2) : null);
//# binaryToNumber wrong: what is read before another digit
const binaryToNumber = (text) => { const one = parseInt(text, 2); return Number.isNaN(one) ? null : one; };
//# toRoman
function toRoman(number) {
  if (!Number.isInteger(number) || number < 1 || number > 3999) return null;
  let text = "";
  for (const [value, letters] of Object.entries({
    M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1,
  }).map(([one, other]) => [other, one]))
    while (number >= value) { text += letters; number -= value; }
  return text;
}
//# toRoman wrong: nothing is subtracted
function toRoman(number) {
  if (!Number.isInteger(number) || number < 1 || number > 3999) return null;
  let text = "";
  for (const [value, letter] of [[1000, "M"], [500, "D"], [100, "C"], [50, "L"], [10, "X"], [5, "V"], [1, "I"]])
    while (number >= value) { text += letter; number -= value; }
  return text;
}
//# fromRoman
function fromRoman(text) {
  if (!/^(?=.)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(text)) return null;
  const values = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const one = values[text[i]];
    sum += one < (values[text[i + 1]] || 0) ? -one : one;
  }
  return sum;
}
//# fromRoman wrong: takes anything
function fromRoman(text) {
  const values = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  return [...text].reduce((sum, one, i) => sum + (values[one] < values[text[i + 1]] ? -1 : 1) * values[one], 0) || null;
}
//# primeFactors
function primeFactors(number) {
  const found = [];
  for (let one = 2; one * one <= number; one++) while (number % one === 0) { found.push(one); number /= one; }
  if (number > 1) found.push(number);
  return found;
}
//# primeFactors wrong: each only once
function primeFactors(number) {
  const found = [];
  for (let one = 2; one <= number; one++) if (number % one === 0) { found.push(one); while (number % one === 0) number /= one; }
  return found;
}
//# fibonacci
function fibonacci(index) {
  let [a, b] = [0n, 1n];
  while (index-- > 0) [a, b] = [b, a + b];
  return a;
}
//# fibonacci wrong: numbers first, then a BigInt
function fibonacci(index) {
  let [a, b] = [0, 1];
  for (let i = 0; i < index; i++) [a, b] = [b, a + b];
  return BigInt(a);
}
//# formatNumber
function formatNumber(number, decimals) {
  const [whole, rest] = Math.abs(number).toFixed(decimals).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
  return number < 0 && /[1-9]/.test(text) ? "-" + text : text;
}
//# formatNumber wrong: a negative zero
function formatNumber(number, decimals) {
  const [whole, rest] = number.toFixed(decimals).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
}
//# pascalRow
function pascalRow(index) {
  let row = [1];
  for (let i = 0; i < index; i++) row = [1, ...row.slice(1).map((one, j) => one + row[j]), 1];
  return row;
}
//# pascalRow wrong: one row too far
function pascalRow(index) {
  let row = [1];
  for (let i = 1; i < index; i++) row = [1, ...row.slice(1).map((one, j) => one + row[j]), 1];
  return row;
}
//# compareVersions
function compareVersions(first, second) {
  const a = first.split(".").map(Number), b = second.split(".").map(Number);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference) return Math.sign(difference);
  }
  return 0;
}
//# compareVersions wrong: as texts
const compareVersions = (first, second) => (first < second ? -1 : first > second ? 1 : 0);
//# multiplyTexts
function multiplyTexts(first, second) {
  const digits = Array(first.length + second.length).fill(0);
  for (let i = first.length - 1; i >= 0; i--)
    for (let j = second.length - 1; j >= 0; j--) {
      const sum = digits[i + j + 1] + first[i] * second[j];
      digits[i + j + 1] = sum % 10;
      digits[i + j] += Math.floor(sum / 10);
    }
  return digits.join("").replace(/^0+(?=\d)/, "");
}
//# multiplyTexts wrong: digits get lost
const multiplyTexts = (first, second) => String(Number(first) * Number(second));
//# fewestCoins
function fewestCoins(coins, amount) {
  const best = [0];
  for (let total = 1; total <= amount; total++) {
    best[total] = Infinity;
    for (const one of coins) if (one <= total) best[total] = Math.min(best[total], best[total - one] + 1);
  }
  return best[amount] === Infinity ? -1 : best[amount];
}
//# fewestCoins wrong: the largest first
function fewestCoins(coins, amount) {
  let count = 0;
  for (const one of [...coins].sort((a, b) => b - a)) { count += Math.floor(amount / one); amount %= one; }
  return amount ? -1 : count;
}
//# queens
function queens(size) {
  const columns = new Set(), up = new Set(), down = new Set();
  const place = (row) => {
    if (row === size) return 1;
    let count = 0;
    for (let c = 0; c < size; c++) {
      if (columns.has(c) || up.has(row + c) || down.has(row - c)) continue;
      columns.add(c); up.add(row + c); down.add(row - c);
      count += place(row + 1);
      columns.delete(c); up.delete(row + c); down.delete(row - c);
    }
    return count;
  };
  return place(0);
}
//# queens wrong: one diagonal is forgotten
function queens(size) {
  const place = (row, columns, up) => row === size ? 1 : [...Array(size).keys()].reduce((n, c) =>
    n + (columns.includes(c) || up.includes(row + c) ? 0 : place(row + 1, [...columns, c], [...up, row + c])), 0);
  return place(0, [], []);
}
//# longestRise
function longestRise(numbers) {
  const tails = [];
  for (const one of numbers) {
    let at = tails.findIndex((tail) => tail >= one);
    if (at < 0) at = tails.length;
    tails[at] = one;
  }
  return tails.length;
}
//# longestRise wrong: equal ones count
function longestRise(numbers) {
  const best = numbers.map(() => 1);
  numbers.forEach((one, i) => { for (let j = 0; j < i; j++) if (numbers[j] <= one) best[i] = Math.max(best[i], best[j] + 1); });
  return Math.max(0, ...best);
}
//# nextArrangement
function nextArrangement(numbers) {
  const row = [...numbers];
  let i = row.length - 2;
  while (i >= 0 && row[i] >= row[i + 1]) i--;
  if (i < 0) return null;
  let j = row.length - 1;
  while (row[j] <= row[i]) j--;
  [row[i], row[j]] = [row[j], row[i]];
  return [...row.slice(0, i + 1), ...row.slice(i + 1).reverse()];
}
//# nextArrangement wrong: the argument is changed
function nextArrangement(numbers) {
  let i = numbers.length - 2;
  while (i >= 0 && numbers[i] >= numbers[i + 1]) i--;
  if (i < 0) return null;
  let j = numbers.length - 1;
  while (numbers[j] <= numbers[i]) j--;
  [numbers[i], numbers[j]] = [numbers[j], numbers[i]];
  return [...numbers.slice(0, i + 1), ...numbers.slice(i + 1).reverse()];
}
//# deviation
function deviation(numbers) {
  const kept = numbers.filter((one) => !Number.isNaN(one));
  if (kept.length === 0) return null;
  const mean = kept.reduce((a, b) => a + b) / kept.length;
  return Math.sqrt(kept.reduce((sum, one) => sum + (one - mean) ** 2, 0) / kept.length);
}
//# deviation wrong: divides by one less
function deviation(numbers) {
  const kept = numbers.filter((one) => !Number.isNaN(one));
  if (kept.length === 0) return null;
  const mean = kept.reduce((a, b) => a + b) / kept.length;
  return Math.sqrt(kept.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (kept.length - 1));
}
