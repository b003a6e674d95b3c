// Fields whose value a person would pick from a list, a slider or a palette: the browser's own
// window for that cannot be used here, so the value is set and told as the browser tells it.

const tellInput = (element) => {
  element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
};

/** Pick another value; false where there is none. */
function choose(index) {
  const element = known[index];
  if (element.localName === "select") {
    const other = [...element.options].findIndex((one, at) => !one.disabled && at !== element.selectedIndex);
    if (other < 0) return false;
    element.selectedIndex = other;
  } else if (element.type === "color") {
    element.value = element.value === "#3366cc" ? "#cc6633" : "#3366cc";
  } else {
    const [low, high] = [Number(element.min || 0), Number(element.max || 100)];
    const before = element.value;
    element.value = low + (Number(before) > (low + high) / 2 ? 0.25 : 0.75) * (high - low);
    if (element.value === before) return false;
  }
  tellInput(element);
  return true;
}
