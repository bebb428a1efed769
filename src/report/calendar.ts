/** The days, weeks and months that the figures of a report lie in. */
import { formatInstant, parseInstant, DAY_MS } from "../base/instant.js";
import { Zone, calendarWindow, weekdayOf } from "../base/zone.js";
import type { CalendarUnit } from "../base/zone.js";
import type { Tally } from "../simulator/index.js";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** More days than this without a record are no part of a log: one clock that is wrong by centuries makes no empty days. */
const LONGEST_GAP_DAYS = 366;

/** Days between two that hold a decided record after the warm-up, where they are too many to be of the log. */
export interface Gap {
  /** The last day before it, and the first after it, since 1970-01-01. */
  readonly from: number;
  readonly to: number;
}

/** From the earliest. */
export function gapsIn({ daysTouched }: Pick<Tally, "daysTouched">): readonly Gap[] {
  const touched = [...daysTouched].toSorted((a, b) => a - b);
  return touched.flatMap((to, at) => {
    const from = touched[at - 1];
    return from !== undefined && to - from > LONGEST_GAP_DAYS ? [{ from, to }] : [];
  });
}

/** From the first record in the figures to the last one, in milliseconds without gaps; undefined where there is none. */
export function spanOfFigures(tally: Tally): number | undefined {
  const { firstTime, lastTime, measuredFrom } = tally;
  const from = Math.max(firstTime, measuredFrom);
  const emptyDays = gapsIn(tally).reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return lastTime >= from ? lastTime - from - emptyDays * DAY_MS : undefined;
}

/** Every day from the first to the last one that holds a decided record after the warm-up, without those in gaps. */
export function daysIn(tally: Tally): readonly number[] {
  const touched = [...tally.daysTouched].toSorted((a, b) => a - b);
  if (touched.length === 0) return [];
  const ends = [...gapsIn(tally), { from: touched.at(-1)!, to: Infinity }];
  return ends.flatMap(({ from }, at) => {
    const first = at === 0 ? touched[0]! : ends[at - 1]!.to;
    return Array.from({ length: from - first + 1 }, (_, day) => first + day);
  });
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
