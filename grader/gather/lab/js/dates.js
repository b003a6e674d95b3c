// Every other way in which a page can read the time: all tell the clock's.

const date = () => floor(EPOCH + read());

replace(Performance.prototype, "now", () => read());
replace(Performance.prototype, "timeOrigin", () => EPOCH, "get");

const nativeMark = uncurry(Performance.prototype.mark);
replace(Performance.prototype, "mark", function (name, options) {
  return nativeMark(this, name, { startTime: read(), ...options });
});
const nativeMeasure = uncurry(Performance.prototype.measure);
replace(Performance.prototype, "measure", function (name, start, end) {
  const options = typeof start === "object" ? start : { start: start ?? 0, end };
  return nativeMeasure(this, name, { ...options, end: options?.end ?? read() });
});

const timelineTime = getter(AnimationTimeline.prototype, "currentTime");
replace(
  AnimationTimeline.prototype,
  "currentTime",
  function () {
    return this instanceof DocumentTimeline ? now : timelineTime(this);
  },
  "get",
);

const stamps = new WeakMap();
const nativeStamp = getter(Event.prototype, "timeStamp");
replace(
  Event.prototype,
  "timeStamp",
  function () {
    nativeStamp(this); // throws where this is no event
    if (!weak.has(stamps, this)) weak.set(stamps, this, now);
    return weak.get(stamps, this);
  },
  "get",
);

const NativeDate = Date;
const dateText = uncurry(Date.prototype.toString);
const VirtualDate = function (...parts) {
  if (!new.target) return dateText(new NativeDate(date()));
  return construct(NativeDate, parts.length ? parts : [date()], new.target);
};
defineProperty(VirtualDate, "prototype", { value: Date.prototype, writable: false });
for (const name of ["now", "parse", "UTC"]) {
  defineProperty(VirtualDate, name, getOwnPropertyDescriptor(NativeDate, name));
}
replace(VirtualDate, "now", () => date());
replace(globalThis, "Date", VirtualDate);
defineProperty(Date.prototype, "constructor", { value: VirtualDate });

const nativeFormat = getter(Intl.DateTimeFormat.prototype, "format");
const formats = new WeakMap();
replace(
  Intl.DateTimeFormat.prototype,
  "format",
  function () {
    const format = nativeFormat(this);
    if (!weak.has(formats, format)) {
      weak.set(formats, format, (moment) => format(moment === undefined ? date() : moment));
    }
    return weak.get(formats, format);
  },
  "get",
);
const nativeParts = uncurry(Intl.DateTimeFormat.prototype.formatToParts);
replace(Intl.DateTimeFormat.prototype, "formatToParts", function (moment) {
  return nativeParts(this, moment === undefined ? date() : moment);
});

if (globalThis.Temporal) {
  const { Instant, Now } = Temporal;
  const zoned = uncurry(Instant.prototype.toZonedDateTimeISO);
  const { fromEpochMilliseconds } = Instant;
  const { timeZoneId } = Now;
  const here = (zone) => zoned(fromEpochMilliseconds(date()), zone ?? timeZoneId());
  const part = (name) => uncurry(Temporal.ZonedDateTime.prototype[name]);
  const [plainDateTime, plainDate, plainTime] = [
    part("toPlainDateTime"),
    part("toPlainDate"),
    part("toPlainTime"),
  ];
  replace(Now, "instant", () => fromEpochMilliseconds(date()));
  replace(Now, "zonedDateTimeISO", (zone) => here(zone));
  replace(Now, "plainDateTimeISO", (zone) => plainDateTime(here(zone)));
  replace(Now, "plainDateISO", (zone) => plainDate(here(zone)));
  replace(Now, "plainTimeISO", (zone) => plainTime(here(zone)));
}
