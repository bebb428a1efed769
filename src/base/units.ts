/** Units of time and of size: a literal such as `4h` or `25MB` to its number, and a number back to a literal. */

/** Milliseconds in each unit of time, the largest first. */
export const durationUnits = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
} as const;
export type DurationUnit = keyof typeof durationUnits;

/** Bytes in each unit of size: powers of 1000, and with an `i` of 1024. */
export const sizeUnits = {
  GiB: 1_073_741_824,
  GB: 1_000_000_000,
  MiB: 1_048_576,
  MB: 1_000_000,
  KiB: 1024,
  kB: 1000,
  B: 1,
} as const;
export type SizeUnit = keyof typeof sizeUnits;

export function isDurationUnit(text: string): text is DurationUnit {
  return Object.hasOwn(durationUnits, text);
}

export function isSizeUnit(text: string): text is SizeUnit {
  return Object.hasOwn(sizeUnits, text);
}

const literal = /^(\d+(?:_\d+)*)([A-Za-z]+)$/;

/** Milliseconds of a literal such as `4h`; undefined where it is none, or beyond 2^53−1. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = literal.exec(text) ?? [];
  if (digits === undefined || unit === undefined || !isDurationUnit(unit)) return undefined;
  return safe(wholeNumber(digits) * durationUnits[unit]);
}

/** Bytes of a literal such as `25MB`; undefined where it is none, or beyond 2^53−1. */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = literal.exec(text) ?? [];
  if (digits === undefined || unit === undefined || !isSizeUnit(unit)) return undefined;
  return safe(wholeNumber(digits) * sizeUnits[unit]);
}

/** The value of digits that may be grouped by `_`. */
export function wholeNumber(digits: string): number {
  return Number(digits.replaceAll("_", ""));
}

/** A literal in the largest unit that divides: 14400000 is `4h`, 5400000 is `90m`, 0 is `0s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return "0s";
  return inLargestUnit(ms, Object.entries(durationUnits), "ms");
}

/** A literal in the largest decimal unit that divides: 25000000 is `25MB`, 1024 is `1024B`. */
export function formatSize(bytes: number): string {
  const { GB, MB, kB, B } = sizeUnits;
  if (bytes === 0) return "0B";
  return inLargestUnit(bytes, Object.entries({ GB, MB, kB, B }), "B");
}

/** 0.8 is `80%`. */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toPrecision(15))}%`;
}

/** Minutes since midnight as `18:00`. */
export function formatTimeOfDay(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function inLargestUnit(value: number, units: readonly (readonly [string, number])[], smallest: string): string {
  for (const [unit, factor] of units) {
    if (value % factor === 0) return `${value / factor}${unit}`;
  }
  return `${value}${smallest}`;
}

function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}
