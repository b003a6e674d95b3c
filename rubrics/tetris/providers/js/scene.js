// What a person sees of the page, painted a second time in a world of its own, where nothing that
// the page replaced is in force. Boxes, borders, letters and canvases are painted in their order;
// a picture or gradient of a style sheet becomes a flat colour of its own, and so does each letter:
// what counts is whether two places look the same, not how they look.
(() => {
  const MOST_ELEMENTS = 6000;
  const MOST_LETTERS = 4000;
  const LEAST_STEPS = 5.5; // cells along each side of what may hold a board: more than a piece has
  const TEXTURE = /^(rect|circle|ellipse|path|polygon|polyline|line|use|image)$/;

  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });

  const hash = (text) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) {
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    }
    value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
    return `#${((value >>> 8) & 0xffffff).toString(16).padStart(6, "0")}`;
  };

  const invisible = (colour) => colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);

  /** Every visible thing as {z, paint}, in document order. */
  const things = () => {
    const list = [];
    let letters = 0;
    let elements = 0;

    const add = (z, alpha, box, colour) => {
      if (box.width > 0 && box.height > 0) list.push({ z, alpha, box, colour });
    };

    const write = (node, style, z, alpha) => {
      const text = node.data;
      if (!/\S/.test(text)) return;
      const range = document.createRange();
      const signs = text.match(/[^\s\p{L}\p{N}]/gu)?.length ?? 0;
      const block = style.whiteSpaceCollapse?.startsWith("preserve") || style.whiteSpace.startsWith("pre");
      const each = (block || signs * 2 > text.trim().length) && text.length <= MOST_LETTERS - letters;
      if (!each) {
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) add(z, alpha, box, hash(text + style.color));
        return;
      }
      letters += text.length;
      for (let at = 0; at < text.length; ) {
        const letter = String.fromCodePoint(text.codePointAt(at));
        if (/\S/.test(letter)) {
          range.setStart(node, at);
          range.setEnd(node, at + letter.length);
          add(z, alpha, range.getBoundingClientRect(), hash(letter + style.color));
        }
        at += letter.length;
      }
    };

    const visit = (element, zAbove, alphaAbove) => {
      elements += 1;
      if (elements > MOST_ELEMENTS) return;
      const style = getComputedStyle(element);
      if (style.display === "none") return;
      const alpha = alphaAbove * Number(style.opacity);
      if (alpha < 0.02) return;
      const z = style.zIndex === "auto" ? zAbove : Number(style.zIndex);
      if (style.visibility === "visible") draw(element, style, z, alpha);
      const children =
        element.localName === "slot" && element.assignedNodes().length
          ? element.assignedNodes()
          : (element.shadowRoot ?? element).childNodes;
      for (const child of children) {
        if (child.nodeType === 1) visit(child, z, alpha);
        else if (child.nodeType === 3 && style.visibility === "visible") write(child, style, z, alpha);
      }
    };

    const draw = (element, style, z, alpha) => {
      const box = element.getBoundingClientRect();
      if (!box.width || !box.height) return;
      if (element.namespaceURI === "http://www.w3.org/2000/svg") {
        if (!TEXTURE.test(element.localName)) return;
        const { fill } = style;
        const faint = alpha * Number(style.fillOpacity || 1);
        if (fill !== "none") add(z, faint, box, fill.startsWith("url") ? hash(fill) : fill);
        else if (style.stroke !== "none") add(z, faint / 3, box, style.stroke);
        return;
      }
      if (!invisible(style.backgroundColor)) add(z, alpha, box, style.backgroundColor);
      if (style.backgroundImage !== "none") {
        add(z, alpha, box, hash(style.backgroundImage + style.backgroundPosition));
      }
      const width = parseFloat(style.borderTopWidth);
      if (width && style.borderTopStyle !== "none" && !invisible(style.borderTopColor)) {
        list.push({ z, alpha, box, colour: style.borderTopColor, width });
      }
      const image = element.localName;
      const shown = image === "canvas" || (image === "img" && element.complete && element.naturalWidth);
      if (shown) list.push({ z, alpha, box: inner(element, box), image: element });
    };

    visit(document.documentElement, 0, 1);
    return list.map((one, at) => [one, at]).sort(([a, i], [b, j]) => a.z - b.z || i - j);
  };

  const inner = (element, box) => {
    const scaleX = box.width / (element.offsetWidth || box.width);
    const scaleY = box.height / (element.offsetHeight || box.height);
    const style = getComputedStyle(element);
    const [left, top, right, bottom] = ["Left", "Top", "Right", "Bottom"].map(
      (side) =>
        (parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`])) *
        (side === "Left" || side === "Right" ? scaleX : scaleY),
    );
    return { x: box.x + left, y: box.y + top, width: box.width - left - right, height: box.height - top - bottom };
  };

  const stroke = ({ box: { x, y, width: w, height: h }, width: b }) => {
    const rim = Math.max(b, 1);
    pen.fillRect(x, y, w, rim);
    pen.fillRect(x, y + h - rim, w, rim);
    pen.fillRect(x, y, rim, h);
    pen.fillRect(x + w - rim, y, rim, h);
  };

  const paint = (x, y, width, height, scale) => {
    const [w, h] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, w, h);
    pen.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
    for (const [one] of things()) {
      const { box } = one;
      if (box.x > x + width || box.y > y + height) continue;
      if (box.x + box.width < x || box.y + box.height < y) continue;
      pen.globalAlpha = one.alpha;
      if (one.image) {
        try {
          pen.drawImage(one.image, box.x, box.y, box.width, box.height);
        } catch {
          pen.fillStyle = "#888"; // an empty canvas, or a picture that cannot be decoded
          pen.fillRect(box.x, box.y, box.width, box.height);
        }
        continue;
      }
      pen.fillStyle = one.colour;
      if (one.width) stroke(one);
      else pen.fillRect(box.x, box.y, box.width, box.height);
    }
    return pen.getImageData(0, 0, w, h).data;
  };

  /** Runs of equal pixels: three bytes of colour and one of how many, up to 255. */
  const runs = (data) => {
    const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
    const made = new Uint32Array(pixels.length);
    let length = 0;
    for (let at = 0; at < pixels.length; ) {
      const pixel = pixels[at];
      const end = Math.min(pixels.length, at + 255);
      let next = at + 1;
      while (next < end && pixels[next] === pixel) next += 1;
      made[length] = (pixel & 0xffffff) | ((next - at) << 24);
      length += 1;
      at = next;
    }
    return packed(new Uint8Array(made.buffer, 0, length * 4));
  };

  const packed = (bytes) => {
    if (bytes.toBase64) return bytes.toBase64();
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };

  /** The picture of a region, in runs. */
  const picture = (x, y, width, height, scale) => runs(paint(x, y, width, height, scale));

  /** Nine samples of each cell of a lattice, row by row: red, green, blue. */
  const cells = (x, y, stepX, stepY, columns, rows) => {
    const scale = Math.min(1, 4 / Math.min(stepX, Math.abs(stepY)) + 0.5);
    const [width, height] = [columns * stepX, rows * stepY];
    const rising = stepY < 0; // rows are counted in the direction of the fall
    const data = paint(x, rising ? y + height : y, width, Math.abs(height), scale);
    const line = Math.ceil(width * scale);
    const last = Math.ceil(Math.abs(height) * scale) - 1;
    const bytes = new Uint8Array(columns * rows * 27);
    let to = 0;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        for (let part = 0; part < 9; part += 1) {
          const atX = (column + 0.22 + 0.28 * (part % 3)) * stepX * scale;
          const deep = (row + 0.22 + 0.28 * Math.floor(part / 3)) * stepY * scale;
          const atY = rising ? last + 1 + deep : deep;
          const from = (Math.min(last, Math.floor(atY)) * line + Math.min(line - 1, Math.floor(atX))) * 4;
          bytes[to] = data[from];
          bytes[to + 1] = data[from + 1];
          bytes[to + 2] = data[from + 2];
          to += 3;
        }
      }
    }
    return packed(bytes);
  };

  /** What can be read. */
  const words = () => document.body?.innerText?.slice(0, 4000) ?? "";

  const last = { cells: "", words: "" };
  let holding = null;

  /** How far what holds the board has moved since the first glance: a page that says more is laid
   * out anew. Of what holds it the smallest that is still there is looked at. */
  const shift = (x, y, least) => {
    const area = ({ width, height }) => width * height;
    holding ??= document
      .elementsFromPoint(x, y)
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, box]) => box.width >= least && box.height >= least)
      .sort(([, one], [, other]) => area(one) - area(other));
    const [one, was] = holding.find(([each]) => each.isConnected) ?? [];
    if (!one) return [0, 0];
    const box = one.getBoundingClientRect();
    return [box.x - was.x, box.y - was.y];
  };

  /** The cells of a lattice and the words, each only where it is new since the last glance. In the
   * board, and in nothing larger than needs be, is the point (spotX, spotY). */
  const glance = (spotX, spotY, x, y, ...sizes) => {
    const [right, down] = shift(spotX, spotY, LEAST_STEPS * Math.abs(sizes[0]));
    const now = { cells: cells(x + right, y + down, ...sizes), words: words() };
    const told = ["cells", "words"].map((name) => (now[name] === last[name] ? null : now[name]));
    Object.assign(last, now);
    return told;
  };

  const PRESSABLE = "button, a, input[type=button], input[type=submit], summary, [onclick], [role=button]";

  /** What looks as if it could be pressed, in document order: its words, its middle and its size. */
  const buttons = () => {
    const list = [];
    const visit = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const box = element.getBoundingClientRect();
        if (box.width < 4 || box.height < 4 || list.length >= 60) continue;
        const style = getComputedStyle(element);
        const hand = style.cursor === "pointer" && getComputedStyle(element.parentElement ?? element).cursor !== "pointer";
        const canvas = element.localName === "canvas";
        if (!canvas && !hand && !element.matches(PRESSABLE)) continue;
        if (style.visibility !== "visible" || style.display === "none") continue;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
        const words =
          element.innerText || element.value || element.title || element.ariaLabel || element.id || "";
        const top = document.elementFromPoint(x, y);
        const free = top === element || element.contains(top) || (top?.shadowRoot ?? null) !== null;
        list.push([canvas ? "canvas" : "button", words.trim().slice(0, 60), x, y, box.width, box.height, free]);
      }
    };
    visit(document);
    return list;
  };

  /** Whether it says nothing but signs that repeat, as a board of letters does. */
  const wordless = (element) => new Set((element.innerText ?? "").replace(/\s/g, "")).size <= 12;

  /** The middles and sizes of boxes that are tall and empty of words: a board of the document, or
   * what a canvas is in; the largest first, each once. */
  const boards = () => {
    const list = [];
    const seen = new Set();
    for (const element of document.body?.querySelectorAll("div, section, main, table, pre, svg, ul") ?? []) {
      const { x, y, width, height } = element.getBoundingClientRect();
      const fits = width >= 60 && height >= 150 && width < innerWidth / 2 && height > width * 0.6;
      const place = [x, y, width, height].join();
      if (!fits || seen.has(place) || !wordless(element)) continue;
      seen.add(place);
      list.push([x + width / 2, y + height / 2, width, height]);
    }
    return list.sort((one, other) => other[2] * other[3] - one[2] * one[3]).slice(0, 2);
  };

  /** The boxes of what lies at a point, from the innermost element outwards. */
  const holders = (x, y) => {
    const list = [];
    for (let one = document.elementFromPoint(x, y); one && list.length < 12; one = one.parentElement) {
      const box = inner(one, one.getBoundingClientRect());
      list.push([box.x, box.y, box.width, box.height]);
    }
    return list;
  };

  const height = () => Math.max(document.documentElement.scrollHeight, innerHeight);

  return { picture, glance, words, buttons, boards, holders, height };
})()
