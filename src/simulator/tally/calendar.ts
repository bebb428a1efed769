/** Local days of instants. The instants of a log mostly lie on the day of the one before. */
import { DAY_MS } from "../../base/instant.js";
import type { Zone } from "../../base/zone.js";

export class DayClock {
  // Of `day`; no instant lies in it as long as there is none.
  private from = NaN;
  private to = NaN;
  private day = 0;

  constructor(private readonly zone: Zone) {}

  /** Days since 1970-01-01 of the local date. */
  dayOf(instant: number): number {
    if (instant >= this.from && instant < this.to) return this.day;
    const offset = this.zone.offsetAt(instant);
    this.day = Math.floor((instant + offset) / DAY_MS);
    // The day's end by this offset; where the clock changes before, the question is asked again.
    this.from = instant;
    this.to = Math.min((this.day + 1) * DAY_MS - offset, this.zone.steadyUntil(instant));
    return this.day;
  }
}
