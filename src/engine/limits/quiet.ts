/** `quiet 19:00 to 07:00` and `quiet on saturday, sunday`: the person's wall clock or weekday says no. */
import { DAY_MS, MINUTE_MS } from "../../base/instant.js";
import { weekdayOf } from "../../base/zone.js";
import type { Zone } from "../../base/zone.js";
import type { Context } from "../context.js";
import { WEEKDAYS } from "../enums.js";
import type { LimitRule, LimitStanding } from "./limit.js";

export class QuietHours implements LimitRule {
  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  refuses(context: Context): boolean {
    return this.holds(context.zone, context.time);
  }

  until(context: Context): number {
    const { zone, time } = context;
    for (let at = time; ;) {
      const local = at + zone.offsetAt(at);
      const day = Math.floor(local / DAY_MS);
      const inDay = local - day * DAY_MS;
      const to = this.to * MINUTE_MS;
      const end = at + (to > inDay ? to - inDay : to - inDay + DAY_MS);
      const steady = zone.steadyUntil(at);
      if (end < steady) return end;
      if (!this.holds(zone, steady)) return steady;
      at = steady;
    }
  }

  standing(context: Context): LimitStanding {
    return { minute: context.zone.minuteAt(context.time) };
  }

  private holds(zone: Zone, instant: number): boolean {
    const minute = zone.minuteAt(instant);
    return this.from <= this.to ? minute >= this.from && minute < this.to : minute >= this.from || minute < this.to;
  }
}

export class QuietDays implements LimitRule {
  private readonly quiet: readonly boolean[];

  constructor(days: readonly string[]) {
    this.quiet = WEEKDAYS.map((day) => days.includes(day));
  }

  refuses(context: Context): boolean {
    return this.quiet[context.zone.weekdayAt(context.time)]!;
  }

  until(context: Context): number | undefined {
    if (!this.quiet.includes(false)) return undefined;
    const { zone, time } = context;
    for (let at = time; ;) {
      const offset = zone.offsetAt(at);
      const tomorrow = Math.floor((at + offset) / DAY_MS) + 1;
      const midnight = tomorrow * DAY_MS - offset;
      const steady = zone.steadyUntil(at);
      const next = Math.min(midnight, steady);
      const weekday = midnight < steady ? weekdayOf(tomorrow) : zone.weekdayAt(steady);
      if (!this.quiet[weekday]!) return next;
      at = next;
    }
  }

  standing(context: Context): LimitStanding {
    return { weekday: WEEKDAYS[context.zone.weekdayAt(context.time)]! };
  }
}
