// What this browser's style sheets know: properties, and the words that each of them takes.
(words) => {
  const setters = [];
  for (let one = document.body.style; one && one !== Object.prototype;
    one = Object.getPrototypeOf(one)) {
    setters.push(...Object.getOwnPropertyNames(one));
  }
  const names = setters.filter((name) => /^[a-zA-Z-]+$/.test(name) && CSS.supports(
    name === "cssFloat" ? "float" : name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase()),
    "inherit"));
  const properties = [...new Set(names.map((name) => {
    if (name === "cssFloat") return "float";
    const plain = name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase());
    return CSS.supports(plain, "inherit") ? plain : name;
  }))].filter((name) => CSS.supports(name, "inherit"));
  for (const name of names) {
    if (/^webkit[A-Z]/.test(name)) {
      const plain = "-" + name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase());
      if (CSS.supports(plain, "inherit") && !properties.includes(plain)) properties.push(plain);
    }
  }
  const takes = (name, value) => CSS.supports(name, value);
  const free = properties.filter((name) =>
    ["zzqx", "5px zzqx", "zzqx 5px", "zzqx 5", "--zzqx"].some((value) => takes(name, value)));
  const common = new Set(words.filter((word) => takes("color", word) && takes("zoom", word)));
  const keywords = {};
  const used = new Set();
  for (const name of properties) {
    const known = words.filter((word) => takes(name, word));
    known.forEach((word) => used.add(word));
    if (free.includes(name) || /^-/.test(name)) continue;
    const own = known.filter((word) => !common.has(word));
    if (!takes(name, "#123456")) keywords[name] = own;
  }
  const colours = words.filter((word) => takes("color", word));
  const never = (name) => ["5", "5 5", "5px 5", "5 5px", "5s 5", "a 5", "a 5s 5", "5px / 5",
    "5px/5 a", "auto 5", "5 5 5 5"].every((value) => !takes(name, value));
  return {
    setters: setters.filter((name) => /^[a-zA-Z][a-zA-Z-]*$/.test(name)),
    properties: properties.filter((name) => /^-?[a-z][a-z-]*$/.test(name)),
    words: [...used, ...colours],
    free,
    lengths: properties.filter((name) => (takes(name, "5px") || takes(name, "5px 5px")) && never(name)),
    times: properties.filter((name) => takes(name, "5s") && never(name)),
    numbers: properties.filter((name) => takes(name, "5")),
    keywords: { ...keywords, color: colours },
  };
}
