/** ISO weeks in the organisation's zone: which the log touches, and how many prompts people got in each. */
import { DAY_MS } from "../../base/instant.js";
import { calendarWindow } from "../../base/zone.js";
import type { Zone } from "../../base/zone.js";

/** Numbers weeks by their Monday. The instants of a log mostly lie in the week of the one before. */
export class WeekClock {
  private from = 0;
  private to = 0;
  private week = 0;

  constructor(private readonly zone: Zone) {}

  weekOf(instant: number): number {
    if (instant >= this.from && instant < this.to) return this.week;
    const offset = this.zone.offsetAt(instant);
    this.week = calendarWindow("week", Math.floor((instant + offset) / DAY_MS));
    // The week's end by this offset; where the clock changes before, the question is asked again.
    const end = ((this.week + 1) * 7 - 3) * DAY_MS - offset;
    this.from = instant;
    this.to = Math.min(end, this.zone.steadyUntil(instant));
    return this.week;
  }
}

/** How many person-weeks had 1, 2, 3 … prompts. Those without are what is left of people × weeks. */
export class PromptHistogram {
  private readonly counts = new Map<number, number>();

  add(prompts: number): void {
    this.counts.set(prompts, (this.counts.get(prompts) ?? 0) + 1);
  }

  merge(other: PromptHistogram): void {
    for (const [prompts, weeks] of other.counts) this.counts.set(prompts, (this.counts.get(prompts) ?? 0) + weeks);
  }

  /** Pairs of prompts and person-weeks, from the fewest prompts. */
  entries(): readonly (readonly [prompts: number, personWeeks: number])[] {
    return [...this.counts].toSorted(([a], [b]) => a - b);
  }
}
