// What a page of this browser finds: names of the global scope, members of elements, events.
async () => {
  const chain = (start, end) => {
    const found = [];
    for (let one = start; one && one !== end; one = Object.getPrototypeOf(one)) {
      found.push(...Object.getOwnPropertyNames(one));
    }
    return found;
  };
  const plain = (names) => names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const ask = (body) => new Promise((resolve) => {
    const url = URL.createObjectURL(new Blob([body], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = () => resolve([]);
  });
  const worker = await ask(`
    const found = [];
    for (let one = self; one; one = Object.getPrototypeOf(one)) {
      found.push(...Object.getOwnPropertyNames(one));
    }
    postMessage(found);
  `);
  const fixed = Object.entries(Object.getOwnPropertyDescriptors(window))
    .filter(([, one]) => !one.configurable).map(([name]) => name);

  const tags = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas "
    + "caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed "
    + "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    + "iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript "
    + "object ol optgroup option output p param picture pre progress q rp rt ruby s samp script "
    + "search section select slot small source span strong style sub summary sup table tbody td "
    + "template textarea tfoot th thead time title tr track u ul var video wbr"
  ).split(" ");
  const own = {};
  for (const tag of tags) {
    own[tag] = plain(chain(Object.getPrototypeOf(document.createElement(tag)),
                           HTMLElement.prototype)).filter((name) => name !== "constructor");
  }
  const members = new Set(plain(chain(document)));
  for (const tag of tags) plain(chain(document.createElement(tag))).forEach((n) => members.add(n));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  plain(chain(svg)).forEach((name) => members.add(name));

  const events = new Set();
  for (const name of Object.getOwnPropertyNames(window)) {
    const type = Object.getOwnPropertyDescriptor(window, name).value;
    if (typeof type !== "function" || !type.prototype) continue;
    for (const one of Object.getOwnPropertyNames(type.prototype)) {
      if (/^on[a-z]+$/.test(one)) events.add(one.slice(2));
    }
  }
  Object.getOwnPropertyNames(window).filter((one) => /^on[a-z]+$/.test(one))
    .forEach((one) => events.add(one.slice(2)));

  return {
    globals: [...new Set(plain([...chain(window), ...worker]))],
    fixed: plain(fixed),
    members: [...members],
    common: plain(chain(HTMLElement.prototype)),
    events: [...events],
    tags: own,
    known: tags,
  };
}
