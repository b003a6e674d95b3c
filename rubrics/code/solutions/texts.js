//# countVowels
const countVowels = (text) => (text.match(/[aeiou]/gi) || []).length;
//# countVowels wrong: capital letters
const countVowels = (text) => [...text].filter((one) => "aeiou".includes(one)).length;
//# reverseWords
function reverseWords(text) {
  return text.split(" ").filter(Boolean).reverse().join(" ");
}
//# reverseWords wrong: spaces
function reverseWords(text) {
  return text.split(" ").reverse().join(" ");
}
//# isPalindrome
function isPalindrome(text) {
  const kept = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  for (let i = 0, j = kept.length - 1; i < j; i++, j--) if (kept[i] !== kept[j]) return false;
  return true;
}
//# isPalindrome wrong: punctuation
function isPalindrome(text) {
  return text.toLowerCase() === [...text.toLowerCase()].reverse().join("");
}
//# titleCase
const titleCase = (text) =>
  text.split(" ").map((one) => one.charAt(0).toUpperCase() + one.slice(1).toLowerCase()).join(" ");
//# titleCase wrong: other letters stay
const titleCase = (text) => text.replace(/\b\w/g, (one) => one.toUpperCase());
//# countWords
function countWords(text) {
  const counts = {};
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
//# countWords wrong: punctuation sticks to words
function countWords(text) {
  const counts = {};
  for (const word of text.toLowerCase().split(" ")) counts[word] = (counts[word] || 0) + 1;
  return counts;
}
//# caesar
function caesar(text, shift) {
  const by = ((shift % 26) + 26) % 26;
  return text.replace(/[a-z]/gi, (one) => {
    const first = one <= "Z" ? 65 : 97;
    return String.fromCharCode(((one.charCodeAt(0) - first + by) % 26) + first);
  });
}
//# caesar wrong: negative shifts
function caesar(text, shift) {
  return text.replace(/[a-z]/gi, (one) => {
    const first = one <= "Z" ? 65 : 97;
    return String.fromCharCode(((one.charCodeAt(0) - first + shift) % 26) + first);
  });
}
//# mostFrequent
function mostFrequent(text) {
  const counts = new Map();
  for (const one of text) counts.set(one, (counts.get(one) || 0) + 1);
  let best = null;
  for (const [one, count] of counts) if (best === null || count > counts.get(best)) best = one;
  return best;
}
//# mostFrequent wrong: the last of a tie
function mostFrequent(text) {
  let best = null, most = 0;
  for (const one of new Set(text)) {
    const count = text.split(one).length - 1;
    if (count >= most) [best, most] = [one, count];
  }
  return best;
}
//# truncate
const truncate = (text, length) =>
  text.length <= length ? text : length === 0 ? "" : text.slice(0, length - 1) + "…";
//# truncate wrong: one too long
const truncate = (text, length) => (text.length <= length ? text : text.slice(0, length) + "…");
//# runLength
function runLength(text) {
  const runs = [];
  for (const one of text) {
    const last = runs[runs.length - 1];
    if (last && last[0] === one) last[1]++;
    else runs.push([one, 1]);
  }
  return runs;
}
//# runLength wrong: the last run is forgotten
function runLength(text) {
  const runs = [];
  let count = 1;
  for (let i = 1; i < text.length; i++) {
    if (text[i] === text[i - 1]) count++;
    else { runs.push([text[i - 1], count]); count = 1; }
  }
  return runs;
}
//# groupAnagrams
function groupAnagrams(words) {
  const groups = new Map();
  for (const word of words) {
    const key = [...word].sort().join("");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(word);
  }
  return [...groups.values()];
}
//# groupAnagrams wrong: sets of letters
function groupAnagrams(words) {
  const groups = {};
  for (const word of words) (groups[[...new Set(word)].sort().join("")] ||= []).push(word);
  return Object.values(groups);
}
//# wrapText
function wrapText(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ").filter((one) => one)) {
    if (line === "") line = word;
    else if (line.length + 1 + word.length <= width) line += " " + word;
    else { lines.push(line); line = word; }
  }
  if (line) lines.push(line);
  return lines;
}
//# wrapText wrong: the space is not counted
function wrapText(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && line.length + word.length <= width) line += " " + word;
    else { if (line) lines.push(line); line = word; }
  }
  if (line) lines.push(line);
  return lines;
}
//# commonPrefix
function commonPrefix(words) {
  if (!words.length) return "";
  let prefix = words[0];
  for (const word of words) while (!word.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}
//# commonPrefix wrong: no words
function commonPrefix(words) {
  return words.reduce((prefix, word) => {
    let i = 0;
    while (i < prefix.length && prefix[i] === word[i]) i++;
    return prefix.slice(0, i);
  });
}
//# smallestWindow
function smallestWindow(text, letters) {
  const need = new Map();
  for (const one of letters) need.set(one, (need.get(one) || 0) + 1);
  let missing = letters.length, start = 0, best = "";
  for (let end = 0; end < text.length; end++) {
    if (need.has(text[end])) {
      if (need.get(text[end]) > 0) missing--;
      need.set(text[end], need.get(text[end]) - 1);
    }
    while (missing === 0) {
      if (!best || end - start + 1 < best.length) best = text.slice(start, end + 1);
      if (need.has(text[start])) {
        need.set(text[start], need.get(text[start]) + 1);
        if (need.get(text[start]) > 0) missing++;
      }
      start++;
    }
  }
  return best;
}
//# smallestWindow wrong: how often is not counted
function smallestWindow(text, letters) {
  for (let size = 1; size <= text.length; size++)
    for (let at = 0; at + size <= text.length; at++) {
      const piece = text.slice(at, at + size);
      if ([...letters].every((one) => piece.includes(one))) return piece;
    }
  return "";
}
//# matches
function matches(text, pattern) {
  if (pattern === "") return text === "";
  const first = text !== "" && (pattern[0] === "." || pattern[0] === text[0]);
  if (pattern[1] === "*")
    return matches(text, pattern.slice(2)) || (first && matches(text.slice(1), pattern));
  return first && matches(text.slice(1), pattern.slice(1));
}
//# matches wrong: a greedy star
function matches(text, pattern) {
  let i = 0, j = 0;
  while (j < pattern.length) {
    const fits = (one) => one !== undefined && (pattern[j] === "." || pattern[j] === one);
    if (pattern[j + 1] === "*") { while (fits(text[i])) i++; j += 2; }
    else { if (!fits(text[i])) return false; i++; j++; }
  }
  return i === text.length;
}
//# editDistance
function editDistance(one, other) {
  const table = Array.from({ length: one.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= other.length; j++) table[0][j] = j;
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j <= other.length; j++)
      table[i][j] = Math.min(
        table[i - 1][j] + 1,
        table[i][j - 1] + 1,
        table[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1),
      );
  return table[one.length][other.length];
}
//# editDistance wrong: nothing is replaced
function editDistance(one, other) {
  const go = (i, j) => i === one.length ? other.length - j : j === other.length ? one.length - i
    : one[i] === other[j] ? go(i + 1, j + 1) : 1 + Math.min(go(i + 1, j), go(i, j + 1));
  return go(0, 0);
}
//# longestCommon
function longestCommon(one, other) {
  const known = new Map();
  const go = (i, j) => {
    if (i === one.length || j === other.length) return 0;
    const key = i * 1000 + j;
    if (!known.has(key))
      known.set(key, one[i] === other[j] ? 1 + go(i + 1, j + 1) : Math.max(go(i + 1, j), go(i, j + 1)));
    return known.get(key);
  };
  return go(0, 0);
}
//# longestCommon wrong: a piece without gaps
function longestCommon(one, other) {
  let best = 0;
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < other.length; j++) {
      let k = 0;
      while (i + k < one.length && one[i + k] === other[j + k]) k++;
      best = Math.max(best, k);
    }
  return best;
}
