/** Sets of numbers: disjoint intervals in order, with ends that are taken or not. */

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export const ALL_NUMBERS: Interval = { low: -Infinity, high: Infinity, lowOpen: false, highOpen: false };

/** Both ends are taken. */
export function between(low: number, high: number): Interval {
  return { low, high, lowOpen: false, highOpen: false };
}

export function meetAll(first: readonly Interval[], second: readonly Interval[]): Interval[] {
  const parts = first.flatMap((one) => second.flatMap((other) => meet(one, other)));
  return parts.toSorted((one, other) => one.low - other.low);
}

export function allBut(taken: readonly Interval[]): Interval[] {
  const parts: Interval[] = [];
  let low = -Infinity;
  let lowOpen = false;
  for (const part of taken) {
    add(parts, { low, lowOpen, high: part.low, highOpen: !part.lowOpen });
    [low, lowOpen] = [part.high, !part.highOpen];
  }
  add(parts, { low, lowOpen, high: Infinity, highOpen: false });
  return parts;
}

/** For whole numbers: ends that are taken, and none between two whole numbers. */
export function wholeParts(parts: readonly Interval[]): Interval[] {
  return parts.flatMap(({ low, high, lowOpen, highOpen }) => {
    const from = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
    const to = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
    return from <= to ? [between(from, to)] : [];
  });
}

export function memberOf(parts: readonly Interval[], number: number): boolean {
  return parts.some(
    ({ low, high, lowOpen, highOpen }) =>
      (lowOpen ? number > low : number >= low) && (highOpen ? number < high : number <= high),
  );
}

/**
 * Numbers worth trying: zero, round ones just inside each end, and the ends.
 *
 * @param steps - round amounts of what is counted, the largest first
 */
export function likelyNumbers(parts: readonly Interval[], steps: readonly number[]): number[] {
  // A round amount is no larger than what it is near to: 11MB after 10MB, 2GB after 1GB.
  const near = (end: number): number[] => steps.filter((step) => step <= Math.abs(end) || step === steps.at(-1));
  const ends = parts.flatMap(({ low, high }) => [
    ...near(low).map((step) => Math.ceil(low / step) * step),
    low,
    ...near(high).map((step) => Math.floor(high / step) * step),
    high,
    (low + high) / 2,
  ]);
  const finite = [0, ...ends].filter((number) => Number.isFinite(number) && Math.abs(number) < FAR);
  return [...new Set(finite.map((number) => Number(number.toPrecision(15)) + 0))].filter((number) =>
    memberOf(parts, number),
  );
}
const FAR = 2 ** 52;

function meet(one: Interval, other: Interval): Interval[] {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  const lowOpen = (one.low === low && one.lowOpen) || (other.low === low && other.lowOpen);
  const highOpen = (one.high === high && one.highOpen) || (other.high === high && other.highOpen);
  const parts: Interval[] = [];
  add(parts, { low, high, lowOpen, highOpen });
  return parts;
}

function add(parts: Interval[], part: Interval): void {
  if (
    part.low < part.high ||
    (part.low === part.high && !part.lowOpen && !part.highOpen && Number.isFinite(part.low))
  ) {
    parts.push(part);
  }
}
