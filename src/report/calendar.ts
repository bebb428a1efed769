/** The days, weeks and months that the figures of a report lie in. */
import { formatInstant, parseInstant, DAY_MS } from "../base/instant.js";
import { Zone, calendarWindow, weekdayOf } from "../base/zone.js";
import type { CalendarUnit } from "../base/zone.js";
import type { Tally } from "../simulator/index.js";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Every day from the first to the last one that holds a decided record after the warm-up. */
export function daysIn({ daysTouched }: Tally): readonly number[] {
  if (daysTouched.size === 0) return [];
  let first = Infinity;
  let last = -Infinity;
  for (const day of daysTouched) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The same less a first one of which the warm-up takes a part. */
export function wholeDaysIn(tally: Tally): readonly number[] {
  const days = daysIn(tally);
  if (!Number.isFinite(tally.measuredFrom) || days.length === 0) return days;
  const zone = Zone.named(tally.bundle.org.timezone)!;
  const isCut = zone.dayAt(tally.measuredFrom) === days[0] && zone.minuteAt(tally.measuredFrom) > 0;
  return isCut ? days.slice(1) : days;
}

/** How many calendar windows hold a decided record after the warm-up. */
export function periodsIn({ daysTouched }: Tally, unit: CalendarUnit): number {
  return new Set([...daysTouched].map((day) => calendarWindow(unit, day))).size;
}

/** `2026-10-03` */
export function dateOf(day: number): string {
  return formatInstant(day * DAY_MS).slice(0, 10);
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: number): number {
  return day - weekdayOf(day);
}

/** First and last day of a log by the organisation's calendar; undefined where nothing was decided. */
export function spanOf({
  from,
  to,
  timezone,
}: {
  readonly from?: string;
  readonly to?: string;
  readonly timezone: string;
}): readonly [from: string, to: string] | undefined {
  return from === undefined || to === undefined ? undefined : [localDate(from, timezone), localDate(to, timezone)];
}

/** The day of an instant by the organisation's calendar, as in `2026-09-28`. @param instant - RFC 3339 */
function localDate(instant: string, timezone: string): string {
  const time = parseInstant(instant) ?? 0;
  return formatInstant(time + (Zone.named(timezone)?.offsetAt(time) ?? 0)).slice(0, 10);
}
