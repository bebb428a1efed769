/** Sets of lists: elements that are there, elements that are not, and how many there are. */
import type { LiteralValue } from "../model.js";
import { type Interval, meetAll, memberOf, wholeParts } from "./numbers.js";

export interface ListSet {
  readonly kind: "lists";
  readonly has: ReadonlySet<Element>;
  readonly lacks: ReadonlySet<Element>;
  readonly length: readonly Interval[];
  /** All that an element can be, where they are few. */
  readonly elements?: ReadonlySet<Element>;
}
export type Element = Exclude<LiteralValue, readonly LiteralValue[]>;

export const ANY_LENGTH: readonly Interval[] = [{ low: 0, high: Infinity, lowOpen: false, highOpen: false }];

/** No example is longer. */
const LONGEST = 200;

export function meetLists(first: ListSet, second: ListSet): ListSet {
  return {
    ...first,
    has: new Set([...first.has, ...second.has]),
    lacks: new Set([...first.lacks, ...second.lacks]),
    length: wholeParts(meetAll(first.length, second.length)),
  };
}

/** A list of such a set with few elements. */
export function findList(set: ListSet, filler: Iterable<Element>): readonly Element[] | "none" | "unknown" {
  for (const element of set.has) if (set.lacks.has(element)) return "none";
  const list = [...set.has];
  const room = set.length.map(({ low, high }) => ({ low: Math.max(low, list.length), high }));
  const fitting = room.find(({ low, high }) => low <= high);
  if (fitting === undefined) return "none";
  const least = fitting.low;
  if (list.length >= least) return list;
  // Elements may stand in a list several times.
  const more = list[0] ?? [...filler].find((element) => !set.lacks.has(element));
  if (more === undefined) return "none";
  if (least > LONGEST) return "unknown";
  while (list.length < least) list.push(more);
  return list;
}

export function takesList(set: ListSet, list: readonly LiteralValue[]): boolean {
  return (
    [...set.has].every((element) => list.includes(element)) &&
    [...set.lacks].every((element) => !list.includes(element)) &&
    memberOf(set.length, list.length)
  );
}
