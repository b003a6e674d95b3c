// What of a page that has come to rest cannot be seen: texts, canvases; and the groups of
// controls that choose between looks of the page.

const MOST_TEXTS = 2000;
const NEAR = 6; // steps of 255 that no eye tells apart
const MODE = /mode|theme|style|scene|skin|palette/i;

const styleOf = (element) => getComputedStyle(element);
const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
const solid = (colour) => colour.startsWith("rgb") && (parts(colour)[3] ?? 1) > 0.95;

function* upwards(element) {
  for (let one = element; one; one = one.parentElement) yield one;
}

/** The one colour behind an element's text, or null where something else may be behind it. */
function ground(element) {
  for (const one of upwards(element)) {
    const style = styleOf(one);
    const busy = style.backgroundImage !== "none" || style.mixBlendMode !== "normal";
    if (busy || style.backdropFilter !== "none") return null;
    if (solid(style.backgroundColor)) return style.backgroundColor;
    if (parts(style.backgroundColor)[3] !== 0) return null;
  }
  return styleOf(document.documentElement).colorScheme.includes("dark") ? null : "rgb(255, 255, 255)";
}

/** Whether only the element and what it stands in are at the middle of its box. */
function alone_(element) {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  const there = document.elementsFromPoint(x, y);
  return there.length > 0 && there.every((one) => one.contains(element) || element.contains(one));
}

function sameColour(element) {
  const style = styleOf(element);
  const plain = style.textShadow === "none" && parseFloat(style.webkitTextStrokeWidth) === 0;
  if (!plain || !solid(style.color) || style.webkitTextFillColor !== style.color) return false;
  const behind = ground(element);
  if (!behind || !alone_(element)) return false;
  const [text, back] = [parts(style.color), parts(behind)];
  return [0, 1, 2].every((n) => Math.abs(text[n] - back[n]) <= NEAR);
}

/** The last keyframe's opacity of an animation: NaN where it says none, null without keyframes. */
function lastOpacity(name) {
  let found = null;
  const look = (rules) => {
    for (const rule of rules) {
      if (rule.type === CSSRule.KEYFRAMES_RULE && rule.name === name) {
        const last = [...rule.cssRules].find((one) => /(^|, ?)100%/.test(one.keyText));
        found = parseFloat(last?.style.opacity ?? "");
      } else if (rule.cssRules?.length) look(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      look(sheet.cssRules);
    } catch {
      return 0; // not ours to read: nothing is known
    }
  }
  return found;
}

/** Whether an animation that was to bring an element in has left it transparent. */
function stuck(element) {
  for (const one of upwards(element)) {
    const style = styleOf(one);
    if (Number(style.opacity) > FAINT) continue;
    if (style.animationName === "none" || one.getAnimations().length) return false;
    return style.animationName.split(", ").every((name) => {
      const last = lastOpacity(name);
      return last === null || last > FAINT;
    });
  }
  return false;
}

const told = (element, why) => ({
  selector: selectorOf(element),
  why,
  label: shortened(squeezed(ownText(element))),
  traits: traitsOf(element),
});

function texts() {
  const found = [];
  for (const one of [...document.body.getElementsByTagName("*")].slice(0, MOST_TEXTS)) {
    if (/^(script|style|noscript|template|option|title)$/.test(one.localName)) continue;
    if (ownText(one).length < 2 || one.closest("[aria-hidden=true], [hidden], svg")) continue;
    if (visible(one)) {
      if (sameColour(one)) found.push(told(one, "colour"));
    } else if (one.checkVisibility({ visibilityProperty: true }) && stuck(one)) {
      found.push(told(one, "opacity"));
    }
  }
  return found;
}

/** Whether a box without anything to read or press hides all of an element. */
function covered(element) {
  const box = element.getBoundingClientRect();
  for (let n = 1; n < 25; n += 1) {
    const x = box.left + (box.width * (n % 5 + 0.5)) / 5;
    const y = box.top + (box.height * (Math.floor(n / 5) + 0.5)) / 5;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    const there = document.elementsFromPoint(x, y);
    const above = there.slice(0, Math.max(0, there.indexOf(element)));
    const lid = above.find((one) => !one.contains(element) && solid(styleOf(one).backgroundColor));
    const says = above.some((one) => squeezed(one.innerText) || one.querySelector("img, svg, canvas"));
    if (!lid || says || !visible(lid) || Number(styleOf(lid).opacity) < 0.95) return null;
    if (lid.matches("canvas, img, svg, video, iframe")) return null;
  }
  return true;
}

function canvases() {
  const found = [];
  for (const one of document.querySelectorAll("canvas")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (!one.width || !one.height || !box.width || !box.height) found.push(told(one, "empty"));
    else if (box.width >= 40 && box.height >= 40 && covered(one)) found.push(told(one, "covered"));
  }
  return found;
}

/** Groups of controls beside each other of which one chooses a look of the page. */
function groups() {
  const found = [];
  for (const parent of document.querySelectorAll("*")) {
    const all = [...parent.children].filter(
      (one) => one.matches("button, label:has(> input[type=radio])") && visible(one),
    );
    if (all.length < 2 || all.length > 8) continue;
    const marks = all.map((one) => {
      const own = [one, ...one.querySelectorAll("input")];
      return own.flatMap((each) => [...each.attributes].map((at) => `${at.name}=${at.value}`)).join(" ");
    });
    const legend = parent.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    const around = `${parent.id} ${parent.className} ${parent.getAttribute("aria-label")} ${legend}`;
    const chosen = all.filter((one, n) => MODE.test(around) || MODE.test(marks[n]));
    if (chosen.length < 2) continue;
    found.push(chosen.map((one) => ({ selector: selectorOf(one), label: labelOf(one), traits: traitsOf(one) })));
  }
  return found.slice(0, 2);
}

return { texts: texts(), canvases: canvases(), groups: groups() };
