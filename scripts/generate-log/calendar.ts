/** Days and hours of work: from a person's wall clock to an instant, clock changes included. */
import { Temporal } from "temporal-polyfill";
import type { Person } from "./people.js";
import type { Random } from "./random.js";

export const FIRST_DAY = "2026-09-28";
export const DAYS = 30;

const FIRST_MIDNIGHT = Temporal.PlainDate.from(FIRST_DAY).toPlainDateTime();

/** The organisation's: the log holds whole days of it. */
const HOME = "Europe/Berlin";

/** How busy Monday to Sunday are. */
const WEEK = [0.95, 1.12, 1.1, 1.05, 0.78, 0.035, 0.03];
/** The same for people who work in shifts. */
const SHIFT_WEEK = [0.95, 1, 1, 1, 1, 0.6, 0.55];

/** 0 is Monday. The first day is one. */
export const weekday = (day: number): number => day % 7;

/** How much of a usual day's work falls on this one; 0 when they are away. */
export function busyness(person: Person, day: number): number {
  if (person.away.has(day)) return 0;
  const week = person.row.shift === "day" ? WEEK : SHIFT_WEEK;
  return week[weekday(day)]!;
}

/**
 * The instant of a wall clock, in whole seconds; past 24 the hours are those of the next day. Of an hour that comes twice
 * the first, in one that is skipped the same time after it.
 */
export function instant(zone: string, day: number, hour: number): number {
  const seconds = Math.round(hour * 3600);
  return FIRST_MIDNIGHT.add({ days: day }).add({ seconds }).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether the log's days hold it. */
export const inPeriod = (time: number): boolean => time >= START && time < END;

/** A moment of that day's work: two humps around lunch, sometimes a late evening; at night for those on night shift. */
export function moment(random: Random, person: Person, day: number): number {
  if (person.row.identity !== "human") return instant(person.zone, day, random.whole(0, 24 * 3600 - 1) / 3600);
  if (person.row.shift === "night") return instant(person.zone, day, clamp(random.normal(25.5, 2), 21.5, 30));
  const late = random.chance(0.025);
  const hour = late ? random.normal(21, 1) : random.chance(0.55) ? random.normal(10.3, 1.1) : random.normal(14.8, 1.5);
  return instant(person.zone, day, clamp(hour, 6.5, 23.5));
}

const clamp = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));

/** RFC 3339 in UTC, or with the offset of a zone for systems that write it so. */
export function timestamp(time: number, zone?: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(time);
  return zone === undefined ? at.toString() : at.toString({ timeZone: zone });
}

const START = instant(HOME, 0, 0);
const END = instant(HOME, DAYS, 0);
