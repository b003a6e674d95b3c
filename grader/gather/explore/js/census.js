// How many elements of each sort there are, and how many of them nobody can see or scroll to.

const MOST_SORTS = 400;

/** What elements of one kind have in common: the nearest named ancestor, tag and classes. */
function sortOf(element) {
  const classes = [...element.classList].sort().slice(0, 3).map((one) => `.${CSS.escape(one)}`);
  let home = element.parentElement;
  while (home && !home.id && home !== document.body) home = home.parentElement;
  const where = home?.id ? `#${CSS.escape(home.id)} ` : "";
  return `${where}${element.localName}${classes.join("")}`;
}

/** The part of a box that the boxes around it let through, or null. */
function remains(element, box) {
  let { left, top, right, bottom } = box;
  let { position } = getComputedStyle(element);
  for (let one = element.parentElement; one; one = one.parentElement) {
    const style = getComputedStyle(one);
    const steps = position === "absolute" && style.position === "static" && style.transform === "none";
    if (steps || position === "fixed" || one === document.body || one === document.documentElement) {
      continue;
    }
    position = style.position;
    if (style.overflow === "visible") continue;
    const edge = one.getBoundingClientRect();
    const [x, y] = [edge.left - one.scrollLeft, edge.top - one.scrollTop];
    const [across, down] = [style.overflowX, style.overflowY].map((how) => /auto|scroll/.test(how));
    const beyondX = right <= (across ? x : edge.left) || left >= (across ? x + one.scrollWidth : edge.right);
    const beyondY = bottom <= (down ? y : edge.top) || top >= (down ? y + one.scrollHeight : edge.bottom);
    if (beyondX || beyondY) return null;
    // whoever can scroll to it finds it within this box
    [left, right] = across ? [edge.left, edge.right] : [Math.max(left, edge.left), Math.min(right, edge.right)];
    [top, bottom] = down ? [edge.top, edge.bottom] : [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return { left, top, right, bottom };
}

/** Whether an element is laid out and out of sight for good. */
function isSpent(element) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.display === "contents") return false;
  if (!element.checkVisibility()) return false; // something around it is put away
  let faint = 1;
  for (let one = element; one; one = one.parentElement) faint *= Number(getComputedStyle(one).opacity);
  if (faint <= FAINT) return !element.getAnimations({ subtree: false }).some((one) => one.playState === "running");
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  const left = remains(element, box);
  if (!left) return true;
  let fixed = false;
  for (let one = element; one; one = one.parentElement) {
    fixed ||= getComputedStyle(one).position === "fixed";
  }
  const root = document.documentElement;
  const [wide, high] = fixed ? [innerWidth, innerHeight] : [root.scrollWidth, root.scrollHeight];
  const [x, y] = fixed ? [0, 0] : [scrollX, scrollY];
  return left.right + x <= 0 || left.bottom + y <= 0 || left.left + x >= wide || left.top + y >= high;
}

/** Counts by sort; `of` names the sorts whose spent members are counted, the costly part. */
function census(of) {
  const counts = {};
  const spent = {};
  const wanted = new Set(of);
  for (const element of document.getElementsByTagName("*")) {
    const sort = sortOf(element);
    if (!(sort in counts) && Object.keys(counts).length >= MOST_SORTS) continue;
    counts[sort] = (counts[sort] ?? 0) + 1;
    if (wanted.has(sort) && isSpent(element)) spent[sort] = (spent[sort] ?? 0) + 1;
  }
  return { counts, spent, traits: Object.fromEntries(of.map((sort) => [sort, traitsFor(sort)])) };
}

function traitsFor(sort) {
  const last = [...document.getElementsByTagName("*")].findLast((one) => sortOf(one) === sort);
  return last ? traitsOf(last) : null;
}
