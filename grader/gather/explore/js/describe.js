// How an element is called: by a selector that finds it again, by a label that a person would
// use, and by what its tag says, which leads to its place in the source.

const LONGEST_LABEL = 60;
const STABLE = ["id", "name", "type", "href", "src", "for", "role", "onclick", "onchange", "oninput"];

const squeezed = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const shortened = (text) =>
  text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;

const alone = (root, selector) => root.querySelectorAll(selector).length === 1;

/** A short selector that finds the element, and only it, within its document or shadow root. */
function selectorOf(element) {
  const root = element.getRootNode();
  const parts = [];
  for (let one = element; one; one = one.parentElement) {
    const id = one.id ? `#${CSS.escape(one.id)}` : "";
    if (id && alone(root, id)) {
      parts.unshift(id);
      break;
    }
    const tag = CSS.escape(one.localName);
    const twins = [...(one.parentNode?.children ?? [])].filter(
      (other) => other.localName === one.localName,
    );
    parts.unshift(twins.length > 1 ? `${tag}:nth-of-type(${twins.indexOf(one) + 1})` : tag);
    if (one === document.body) break;
  }
  const own = parts.join(" > ");
  return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${own}` : own;
}

const textOf = (id) => document.getElementById(id)?.textContent;

/** What a person would call a control (after "Accessible Name and Description", shortened). */
function labelOf(element) {
  const said = [
    element.getAttribute("aria-label"),
    (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map(textOf).join(" "),
    [...(element.labels ?? [])].map((label) => label.textContent).join(" "),
    element.localName === "select" ? "" : (element.innerText ?? element.textContent),
    ["button", "submit", "reset"].includes(element.type) ? element.value : "",
    element.getAttribute("alt"),
    element.title,
    element.placeholder,
    element.name,
  ];
  return shortened(said.map(squeezed).find(Boolean) ?? "");
}

const ownText = (element) =>
  squeezed([...element.childNodes].map((one) => (one.nodeType === 3 ? one.data : "")).join(" "));

const stable = (element) =>
  STABLE.filter((name) => element.hasAttribute(name)).map((name) => [
    name,
    element.getAttribute(name),
  ]);

/** What the source can be searched for: see `whereabouts.py`. */
function traitsOf(element) {
  const attributes = stable(element);
  const same = JSON.stringify(attributes);
  const twins = [...document.getElementsByTagName(element.localName)].filter(
    (other) => JSON.stringify(stable(other)) === same,
  );
  return {
    tag: element.localName,
    attributes,
    classes: [...element.classList],
    text: ownText(element),
    nth: twins.indexOf(element),
    of: twins.length,
  };
}

/** Whether anything of an element can be seen: laid out, not hidden, not transparent. */
const FAINT = 0.03;
function visible(element) {
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) {
    return false;
  }
  for (let one = element; one; one = one.parentElement) {
    if (Number(getComputedStyle(one).opacity) <= FAINT) return false;
  }
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}

const selectorsOf = (elements) => elements.map((one) => (one.nodeType === 1 ? selectorOf(one) : "document"));
