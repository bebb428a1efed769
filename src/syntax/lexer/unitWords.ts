/** Words that people write for a unit: `days`, `hours`, `percent`, `mb`. */

const meanings: Readonly<Record<string, string>> = {
  millisecond: "ms",
  milliseconds: "ms",
  msec: "ms",
  second: "s",
  seconds: "s",
  sec: "s",
  secs: "s",
  minute: "m",
  minutes: "m",
  min: "m",
  mins: "m",
  hour: "h",
  hours: "h",
  hr: "h",
  hrs: "h",
  day: "d",
  days: "d",
  week: "w",
  weeks: "w",
  wk: "w",
  wks: "w",
  percent: "%",
  byte: "B",
  bytes: "B",
  kb: "kB",
  kilobyte: "kB",
  kilobytes: "kB",
  mb: "MB",
  megabyte: "MB",
  megabytes: "MB",
  gb: "GB",
  gigabyte: "GB",
  gigabytes: "GB",
  kib: "KiB",
  mib: "MiB",
  gib: "GiB",
};

const exact: ReadonlySet<string> = new Set([
  "ms",
  "s",
  "m",
  "h",
  "d",
  "w",
  "B",
  "kB",
  "MB",
  "GB",
  "KiB",
  "MiB",
  "GiB",
  "x",
]);

/** The unit that a joined word stands for, where it is none itself. */
export function meantUnit(written: string): string | undefined {
  const folded = written.toLowerCase();
  if (Object.hasOwn(meanings, folded)) return meanings[folded];
  // `4H` and `30D` are hours and days; a capital M could be anything.
  return ["H", "D", "W", "S"].includes(written) ? folded : undefined;
}

/** The unit that a word after a space stands for: `4 h` as well as `4 hours`. */
export function spacedUnit(written: string): string | undefined {
  return exact.has(written) ? written : meantUnit(written);
}

/** Lengths of time that a policy cannot count, since they differ from one to the next. */
export function isLongUnit(written: string): boolean {
  return ["month", "months", "mo", "year", "years", "yr", "y", "quarter", "quarters"].includes(written.toLowerCase());
}
