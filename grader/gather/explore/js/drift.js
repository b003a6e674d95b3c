// Where things stand that lie apart from the flow of the page: what carries a text, a control or
// a picture, and which of them an animation has let go of. The whole window is no such thing.

const MOST_CARRIED = 300;
const SAYS = /\p{L}{2}/u;

function carrierOf(element) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (/absolute|fixed/.test(getComputedStyle(one).position)) return one;
  }
  return null;
}

const kindOf = (element) => `${element.localName} ${element.className}`;
const single = (element) =>
  [...element.parentElement.children].filter((one) => kindOf(one) === kindOf(element)).length === 1;

/** How far a box is out of the window: 0 where any of it can be seen. */
const beyond = (box) =>
  Math.max(-box.right, box.left - innerWidth, -box.bottom, box.top - innerHeight, 0);

const found = new Map();
for (const one of document.body?.querySelectorAll("*") ?? []) {
  if (found.size >= MOST_CARRIED) break;
  const picture = one.matches("img, canvas, svg");
  if (one.closest("[aria-hidden=true], script, style, template, dialog")) continue;
  if (!picture && !SAYS.test(ownText(one))) continue;
  const carrier = carrierOf(one);
  if (!carrier || found.has(carrier) || !carrier.parentElement || !single(carrier)) continue;
  const box = carrier.getBoundingClientRect();
  if (!box.width || !box.height || (box.width >= innerWidth && box.height >= innerHeight)) continue;
  if (!carrier.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
  found.set(carrier, {
    selector: selectorOf(carrier),
    label: shortened(squeezed(carrier.innerText)),
    beyond: beyond(box),
    held: getComputedStyle(carrier).animationName !== "none" || carrier.getAnimations().length > 0,
    title: carrier.matches("h1") || carrier.querySelector("h1") !== null,
    traits: traitsOf(carrier),
  });
}
return [...found.values()];
