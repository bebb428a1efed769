/**
 * Sets of values that one variable may have: names of an enum or bool, intervals of numbers, strings that are or are not
 * among some, and whether it may be missing.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export type Values =
  | { readonly kind: "names"; readonly names: ReadonlySet<string> }
  /** Disjoint and in order. */
  | { readonly kind: "numbers"; readonly parts: readonly Interval[] }
  /** Those texts, or all but those. */
  | { readonly kind: "texts"; readonly except: boolean; readonly texts: ReadonlySet<string> };

export interface ValueSet {
  readonly missing: boolean;
  readonly values: Values;
}

export const ALL_NUMBERS: Interval = { low: -Infinity, high: Infinity, lowOpen: false, highOpen: false };
export const ALL_TEXTS: Values = { kind: "texts", except: true, texts: new Set() };

export function isEmpty({ missing, values }: ValueSet): boolean {
  if (missing) return false;
  if (values.kind === "names") return values.names.size === 0;
  if (values.kind === "numbers") return values.parts.length === 0;
  return !values.except && values.texts.size === 0;
}

export function intersection(first: ValueSet, second: ValueSet): ValueSet {
  return { missing: first.missing && second.missing, values: intersect(first.values, second.values) };
}

/** What is in the first and not in the second. */
export function difference(first: ValueSet, second: ValueSet): ValueSet {
  return {
    missing: first.missing && !second.missing,
    values: intersect(first.values, complement(second.values, first.values)),
  };
}

function intersect(first: Values, second: Values): Values {
  if (first.kind === "names" && second.kind === "names") {
    return { kind: "names", names: new Set([...first.names].filter((name) => second.names.has(name))) };
  }
  if (first.kind === "numbers" && second.kind === "numbers") {
    const parts = first.parts.flatMap((one) => second.parts.flatMap((other) => meet(one, other)));
    return { kind: "numbers", parts: parts.toSorted((one, other) => one.low - other.low) };
  }
  if (first.kind === "texts" && second.kind === "texts") {
    if (first.except && second.except) {
      return { kind: "texts", except: true, texts: new Set([...first.texts, ...second.texts]) };
    }
    const [some, other] = first.except ? [second, first] : [first, second];
    return {
      kind: "texts",
      except: false,
      texts: new Set([...some.texts].filter((text) => other.texts.has(text) !== other.except)),
    };
  }
  return first;
}

/** All values of that kind but these; names need the ones that there are. */
function complement(values: Values, all: Values): Values {
  if (values.kind === "texts") return { ...values, except: !values.except };
  if (values.kind === "names") {
    const names = all.kind === "names" ? [...all.names] : [];
    return { kind: "names", names: new Set(names.filter((name) => !values.names.has(name))) };
  }
  const parts: Interval[] = [];
  let low = -Infinity;
  let lowOpen = false;
  for (const part of values.parts) {
    add(parts, { low, lowOpen, high: part.low, highOpen: !part.lowOpen });
    [low, lowOpen] = [part.high, !part.highOpen];
  }
  add(parts, { low, lowOpen, high: Infinity, highOpen: false });
  return { kind: "numbers", parts };
}

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

/** For whole numbers: ends that are taken, and none between two whole numbers. */
export function wholeNumbers({ missing, values }: ValueSet): ValueSet {
  if (values.kind !== "numbers") return { missing, values };
  const parts = values.parts.flatMap(({ low, high, lowOpen, highOpen }) => {
    const from = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
    const to = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
    return from <= to ? [{ low: from, high: to, lowOpen: false, highOpen: false }] : [];
  });
  return { missing, values: { kind: "numbers", parts } };
}
