// Lists, records and JSON that a page cannot reach into: without prototypes, so that neither its
// setters nor its `toJSON` are ever met.

const setPrototype = Reflect.setPrototypeOf;
const fromJson = JSON.parse;

function row(...parts) {
  setPrototype(parts, null);
  return parts;
}

function push(list, value) {
  list[list.length] = value;
}

/** A class whose objects inherit nothing: as safe as a record, and as fast as any object. */
function heirless(Made) {
  setPrototype(Made.prototype, null);
  return Made;
}

/** Round to hundredths, so that a trace is the same whatever the engine adds in the last bits. */
const hundredths = (value) => floor(value * 100 + 0.5) / 100;

/** FNV-1a over the bits of numbers and the characters of texts, in 53 bits as two halves. */
function digester() {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  const mix = (value) => {
    low = imul(low ^ value, 0x01000193);
    high = imul(high ^ value ^ (low >>> 15), 0x01000193);
  };
  return {
    __proto__: null,
    text(value) {
      mix(value.length);
      for (let index = 0; index < value.length; index += 1) mix(charCode(value, index));
    },
    words(view, count) {
      mix(count);
      for (let index = 0; index < count; index += 1) mix(view[index]);
    },
    number: mix,
    told: () => (high >>> 0) + "-" + (low >>> 0),
  };
}
