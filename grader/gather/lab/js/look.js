// What a person could see of the document, told as numbers. Runs in a world of its own, where
// nothing that the page replaced is in force. `reach` counts what lies outside the window.
(() => {
  const MOST_NODES = 20000;
  const MOST_ROOTS = 200;
  const FAINT = 0.03;
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [onclick], " +
    "[role=button], [tabindex], [contenteditable]";
  const DRAWINGS = "canvas, img, svg, video, iframe, object, embed";

  // a field or picture may bear the name of a method, and hide it on its form or document
  const plain = (prototype, name) => {
    const { get, value } = Object.getOwnPropertyDescriptor(prototype, name);
    return Function.prototype.call.bind(get ?? value);
  };
  const slotOf = plain(Element.prototype, "assignedSlot");
  const aboveOf = plain(Node.prototype, "parentElement");
  const rootOf = plain(Node.prototype, "getRootNode");
  const shadowOf = plain(Element.prototype, "shadowRoot");
  const boxOf = plain(Element.prototype, "getBoundingClientRect");
  const selectIn = {
    document: plain(Document.prototype, "querySelectorAll"),
    shadow: plain(DocumentFragment.prototype, "querySelectorAll"),
  };
  const select = (root, selector) =>
    root === document ? selectIn.document(root, selector) : selectIn.shadow(root, selector);
  const walkerOf = plain(Document.prototype, "createTreeWalker");

  const parentOf = (element) => slotOf(element) ?? aboveOf(element) ?? rootOf(element).host ?? null;

  const opacities = new Map();
  const opacity = (element) => {
    const chain = [];
    for (let one = element; one && !opacities.has(one); one = parentOf(one)) chain.push(one);
    for (const one of chain.reverse()) {
      const above = opacities.get(parentOf(one)) ?? 1;
      opacities.set(one, above * Number(getComputedStyle(one).opacity));
    }
    return opacities.get(element);
  };

  const shown = (element) =>
    getComputedStyle(element).visibility === "visible" && opacity(element) > FAINT;
  const reachable = (box) =>
    box.width > 0 && box.height > 0 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  const inWindow = (box) =>
    box.left < innerWidth && box.top < innerHeight && box.right > 0 && box.bottom > 0;

  const seen = { text: 0, controls: 0, drawings: 0, reach: 0 };
  const roots = [document];
  for (const root of roots) {
    for (const element of select(root, "*")) {
      if (shadowOf(element)) roots.push(shadowOf(element));
    }
  }

  const countBoxes = (root, selector, name) => {
    for (const element of [...select(root, selector)].slice(0, MOST_NODES)) {
      const box = boxOf(element);
      if (!reachable(box) || !shown(element)) continue;
      if (inWindow(box)) seen[name] += 1;
      else seen.reach += 1;
    }
  };

  const countText = (root) => {
    const walker = walkerOf(document, root, NodeFilter.SHOW_TEXT);
    const range = new Range();
    for (let count = 0; count < MOST_NODES && walker.nextNode(); count += 1) {
      const node = walker.currentNode;
      const length = node.data.trim().length;
      const element = node.parentElement ?? root.host;
      if (!length || !element || !shown(element)) continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(reachable);
      if (!boxes.length) continue;
      if (boxes.some(inWindow)) {
        seen.text += length;
      } else {
        seen.reach += length;
      }
    }
  };

  for (const root of roots.slice(0, MOST_ROOTS)) {
    countText(root);
    countBoxes(root, CONTROLS, "controls");
    countBoxes(root, DRAWINGS, "drawings");
  }
  return seen;
})();
