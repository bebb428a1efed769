/** Dates as charts write them, whatever the machine's locale. */
import { WEEKDAYS } from "../calendar.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `28 Sep`. @param date - as in `2026-09-28` */
export function dayName(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]!}`;
}

/** `Monday, 28 Sep 2026`. @param date - as in `2026-09-28` */
export function longDayName(date: string): string {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
  return `${capital(weekday)}, ${dayName(date)} ${date.slice(0, 4)}`;
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
