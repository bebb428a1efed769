/** What happened on each day of the organisation's calendar, and in each hour of people's weeks. */

import { pairsOf } from "./plain.js";
import type { Pairs, Plain } from "./plain.js";

export type DayData = readonly [day: number, counts: Pairs];

/** On a day; prompts by policy follow. */
export const ON_DAY = {
  prompts: 0,
  suppressed: 1,
  exempt: 2,
  heldOut: 3,
  escalations: 4,
  interruptionMs: 5,
  policies: 6,
};

export class DayCounts {
  private readonly days = new Map<number, Float64Array>();
  private lastDay = NaN;
  private last: Float64Array = new Float64Array(0);

  constructor(private readonly width: number) {}

  add(day: number, what: number, count: number): void {
    this.countsOf(day)[what]! += count;
  }

  addPrompt(day: number, policy: number, interruptionMs: number): void {
    const counts = this.countsOf(day);
    counts[ON_DAY.prompts]! += 1;
    counts[ON_DAY.interruptionMs]! += interruptionMs;
    counts[ON_DAY.policies + policy]! += 1;
  }

  /** All 0 where nothing was counted. */
  of(day: number): Float64Array {
    return this.days.get(day) ?? new Float64Array(this.width);
  }

  /** Days on which something was counted, from the first. */
  counted(): number[] {
    return [...this.days.keys()].toSorted((a, b) => a - b);
  }

  plain(): readonly DayData[] {
    return this.counted().map((day) => [day, pairsOf(this.of(day))]);
  }

  take(plain: Plain): void {
    for (const day of plain.list()) {
      const [number, counts] = day.list(2);
      counts!.addPairsTo(this.countsOf(number!.whole()));
    }
  }

  private countsOf(day: number): Float64Array {
    if (day !== this.lastDay) {
      let counts = this.days.get(day);
      if (counts === undefined) {
        counts = new Float64Array(this.width);
        this.days.set(day, counts);
      }
      this.lastDay = day;
      this.last = counts;
    }
    return this.last;
  }

  merge(other: DayCounts): void {
    for (const [day, counts] of other.days) {
      const own = this.days.get(day);
      if (own === undefined) this.days.set(day, counts.slice());
      else addAll(own, counts);
    }
  }
}

export function addAll(into: Float64Array, from: Float64Array): void {
  for (let at = 0; at < into.length; at += 1) into[at]! += from[at]!;
}
