// Press a control, or tell how the page looks apart from the controls themselves.

const LOOKS = [
  "color", "backgroundColor", "backgroundImage", "fontFamily", "fontSize", "fontWeight",
  "fontStyle", "borderTopColor", "borderTopStyle", "borderTopWidth", "borderTopLeftRadius",
  "boxShadow", "textShadow", "filter", "letterSpacing", "textTransform", "animationName",
  "animationDuration", "display", "flexDirection", "gridTemplateColumns", "textAlign", "visibility",
];
const MOST = 400;

function looks(selectors) {
  const own = selectors.map((one) => document.querySelector(one)).filter(Boolean);
  const apart = (one) => !own.some((each) => each === one || each.contains(one));
  const all = [document.documentElement, ...document.body.getElementsByTagName("*"), document.body];
  const rows = all.filter(apart).slice(0, MOST).map((one) => {
    const style = getComputedStyle(one);
    const before = getComputedStyle(one, "::before");
    return [
      ...LOOKS.map((name) => style[name]),
      before.content, before.backgroundColor, before.backgroundImage, before.color,
      [...one.childNodes].filter((each) => each.nodeType === 3).map((each) => each.data).join(""),
      one.localName === "img" ? one.src : "",
    ].join("|");
  });
  const drawn = [...document.querySelectorAll("canvas")].map((one) => {
    try {
      return one.toDataURL();
    } catch {
      return String(Math.random()); // it cannot be read: never the same as any other
    }
  });
  return JSON.stringify([rows, drawn]);
}

return (selectors, pressed) => {
  if (!pressed) return looks(selectors);
  const one = document.querySelector(pressed);
  if (!one) return false;
  (one.querySelector("input") ?? one).click();
  return true;
};
