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

  const parentOf = (element) =>
    element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

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
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }

  const countBoxes = (root, selector, name) => {
    for (const element of [...root.querySelectorAll(selector)].slice(0, MOST_NODES)) {
      const box = element.getBoundingClientRect();
      if (!reachable(box) || !shown(element)) continue;
      if (inWindow(box)) seen[name] += 1;
      else seen.reach += 1;
    }
  };

  const countText = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
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
