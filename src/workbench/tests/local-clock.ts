/** Instants as the person of a line would say them: `10:00` on the same day, `Tue 6 Jan 00:00` on another. */
import { DAY_MS, formatInstant, formatTimeOfDay } from "../../base/instant.js";
import { weekdayOf, type Zone } from "../../base/zone.js";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** @param now - the instant of the line, to which others are held */
export function sayInstant(instant: number, now: number, zone: Zone): string {
  const clock = formatTimeOfDay(zone.minuteAt(instant));
  const day = zone.dayAt(instant);
  if (day === zone.dayAt(now)) return clock;
  const { date, month, year } = partsOf(day);
  const thisYear = partsOf(zone.dayAt(now)).year === year ? "" : ` ${year}`;
  return `${WEEKDAYS[weekdayOf(day)]!.slice(0, 3)} ${date} ${month.slice(0, 3)}${thisYear} ${clock}`;
}

/** `Monday 5 January 2026` of `2026-01-05`. */
export function sayDate(date: string): string {
  const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
  const parts = partsOf(day);
  return `${WEEKDAYS[weekdayOf(day)]} ${parts.date} ${parts.month} ${parts.year}`;
}

function partsOf(day: number): { readonly date: number; readonly month: string; readonly year: number } {
  const [year, month, date] = formatInstant(day * DAY_MS)
    .slice(0, 10)
    .split("-")
    .map(Number) as [number, number, number];
  return { date, month: MONTHS[month - 1]!, year };
}
