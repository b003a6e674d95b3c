// Every line of text that a person sees, with its box: [text, left, top, width, height]. Values of
// fields and of bars count as text; so does what stands in a shadow root. Read in a world of its own.
(() => {
  const MOST_WORDS = 400;
  const LONGEST = 160;

  const seen = (element) => {
    for (let one = element; one; one = one.parentElement ?? one.getRootNode().host ?? null) {
      const style = getComputedStyle(one);
      if (style.display === "none" || Number(style.opacity) < 0.05) return false;
      if (one === element && style.visibility !== "visible") return false;
    }
    return true;
  };

  const read = () => {
    const list = [];
    const known = new Map();
    const range = document.createRange();
    const visible = (element) => {
      if (!known.has(element)) known.set(element, seen(element));
      return known.get(element);
    };
    const add = (text, box) => {
      if (box.width > 0 && box.height > 0 && list.length < MOST_WORDS) {
        list.push([text.trim().replace(/\s+/g, " ").slice(0, LONGEST), box.x, box.y, box.width, box.height]);
      }
    };
    const visit = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node && list.length < MOST_WORDS; node = walker.nextNode()) {
        if (node.nodeType === 3) {
          const parent = node.parentElement ?? root.host;
          if (!/\S/.test(node.data) || /^(script|style|noscript)$/i.test(parent.localName)) continue;
          if (!visible(parent)) continue;
          range.selectNodeContents(node);
          add(node.data, range.getBoundingClientRect());
          continue;
        }
        if (node.shadowRoot) visit(node.shadowRoot);
        const value = /^(input|output|progress|meter)$/.test(node.localName) && node.localName !== "output";
        if (value && node.type !== "hidden" && String(node.value ?? "") && visible(node)) {
          add(String(node.value), node.getBoundingClientRect());
        }
      }
    };
    if (document.body) visit(document.body);
    return list;
  };

  return { read };
})()
