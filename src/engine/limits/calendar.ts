/**
 * `at most n per day`, `week`, `month`: the n-th latest prompt that counts lies in the calendar window of t. The zone is
 * the person's as it is now; the organisation's where the prompts of a group count.
 */
import { DAY_MS } from "../../base/instant.js";
import { calendarWindow, dayAfterWindow } from "../../base/zone.js";
import type { CalendarUnit, Zone } from "../../base/zone.js";
import type { Context } from "../context.js";
import { NEVER } from "../person-lists.js";
import type { LimitRule, LimitStanding } from "./limit.js";
import { latestPrompt, promptTimes } from "./log.js";
import type { LogReference } from "./log.js";

export class CalendarLimit implements LimitRule {
  constructor(
    private readonly log: LogReference,
    private readonly count: number,
    private readonly unit: CalendarUnit,
    private readonly home: Zone,
  ) {}

  refuses(context: Context): boolean {
    const nth = latestPrompt(context, this.log, this.count);
    if (nth === NEVER) return false;
    const zone = this.zone(context);
    return this.window(zone, nth) === this.window(zone, context.time);
  }

  until(context: Context): number {
    return windowEnd(this.zone(context), this.unit, context.time);
  }

  standing(context: Context): LimitStanding {
    const zone = this.zone(context);
    const window = this.window(zone, context.time);
    const times = promptTimes(context, this.log).filter((time) => this.window(zone, time) === window);
    return { used: times.length, of: this.count, times };
  }

  private window(zone: Zone, instant: number): number {
    return calendarWindow(this.unit, zone.dayAt(instant));
  }

  private zone(context: Context): Zone {
    return this.log.group < 0 ? context.zone : this.home;
  }
}

/** The first instant after t whose local date lies in another calendar window than that of t. */
function windowEnd(zone: Zone, unit: CalendarUnit, t: number): number {
  const day = zone.dayAt(t);
  const window = calendarWindow(unit, day);
  const next = dayAfterWindow(unit, day) * DAY_MS;
  for (let at = t; ;) {
    const end = next - zone.offsetAt(at);
    const steady = zone.steadyUntil(at);
    if (end < steady) return end;
    if (calendarWindow(unit, zone.dayAt(steady)) !== window) return steady;
    at = steady;
  }
}
