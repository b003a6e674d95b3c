// The document as a tree that looks through shadow roots, closed ones too, by names that were
// taken before the page could change them.

const parentNode = getter(Node.prototype, "parentNode");
const nodeType = getter(Node.prototype, "nodeType");
const nodeText = getter(Node.prototype, "nodeValue");
const firstChild = getter(Node.prototype, "firstChild");
const nextSibling = getter(Node.prototype, "nextSibling");
const isConnected = getter(Node.prototype, "isConnected");
const tagName = getter(Element.prototype, "localName");
const attribute = uncurry(Element.prototype.getAttribute);
const attributeNames = uncurry(Element.prototype.getAttributeNames);
const hasAttribute = uncurry(Element.prototype.hasAttribute);
const boxOf = uncurry(Element.prototype.getBoundingClientRect);
const matches = uncurry(Element.prototype.matches);
const markup = getter(Element.prototype, "outerHTML");
const rootMarkup = getter(ShadowRoot.prototype, "innerHTML");
const assignedSlot = getter(Element.prototype, "assignedSlot");
const rootHost = getter(ShadowRoot.prototype, "host");
const openRoot = getter(Element.prototype, "shadowRoot");
const documentElement = getter(Document.prototype, "documentElement");
const documentBody = getter(Document.prototype, "body");
const rectLeft = getter(DOMRectReadOnly.prototype, "left");
const rectTop = getter(DOMRectReadOnly.prototype, "top");

const ELEMENT = 1;
const TEXT = 3;
const shadows = new WeakMap(); // host → its root, where code made one

/** The shadow root of an element, open or closed, or null. */
const rootOf = (element) => weak.get(shadows, element) ?? openRoot(element);

/** The element that an element is shown in. */
function shownIn(element) {
  const slot = assignedSlot(element);
  if (slot) return slot;
  const parent = parentNode(element);
  if (parent === null) return null;
  if (nodeType(parent) === ELEMENT) return parent;
  return nodeType(parent) === 11 && parent instanceof NativeShadowRoot ? rootHost(parent) : null;
}
const NativeShadowRoot = ShadowRoot;

/** Call `visit` with every element below a node, in document order, shadow trees first. */
function walk(node, visit) {
  for (let child = firstChild(node); child; child = nextSibling(child)) {
    if (nodeType(child) !== ELEMENT) continue;
    if (visit(child) === false) return false;
    const root = rootOf(child);
    if (root && walk(root, visit) === false) return false;
    if (walk(child, visit) === false) return false;
  }
  return true;
}

const activeElement = getter(Document.prototype, "activeElement");
const activeInRoot = getter(ShadowRoot.prototype, "activeElement");
const pointed = uncurry(Document.prototype.elementFromPoint);
const pointedInRoot = uncurry(ShadowRoot.prototype.elementFromPoint);

/** The element that has the focus, or the body, or the root element. */
function focused() {
  let element = activeElement(document);
  while (element) {
    const root = rootOf(element);
    const inner = root && activeInRoot(root);
    if (!inner) break;
    element = inner;
  }
  return element ?? documentBody(document) ?? documentElement(document);
}

/** The element at a point of the window, or the root element. */
function elementAt(x, y) {
  let element = pointed(document, x, y);
  while (element) {
    const root = rootOf(element);
    const inner = root && pointedInRoot(root, x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element ?? documentElement(document);
}
