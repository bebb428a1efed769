/** Figures and times as the page writes them. */
import { dayName } from "../../src/report/charts/days.js";

const wholeFormat = new Intl.NumberFormat("en");

export const whole = (value: number): string => wholeFormat.format(value);
/** `12.3%`; a dash where there is nothing to have a share of. */
export const percent = (part: number, all: number): string => (all === 0 ? "–" : `${((part / all) * 100).toFixed(1)}%`);
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** `3 s`, `4 min`, `2.5 h` */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}

/** `3.2 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `Mon, 5 Oct 2026, 09:30:00`, by the clock of the zone; days are named as the charts name them. */
export function clock(time: number, timezone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    weekday: "short",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(time);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)!.value;
  const day = dayName(`${of("year")}-${of("month")}-${of("day")}`);
  return `${of("weekday")}, ${day} ${of("year")}, ${of("hour")}:${of("minute")}:${of("second")}`;
}
