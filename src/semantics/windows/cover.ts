/**
 * How many windows of one kind it takes to cover any window of another: what a limit says about its own window then says
 * something about the other.
 *
 * Local days differ in length where clocks are put forward or back. No zone has moved by more than three hours at once
 * since 1970, save for those that left a whole day out, which makes no day longer and touches no more of them.
 */
import type { CalendarPeriod } from "../../syntax/tree.js";

export type Window =
  | { readonly kind: "rolling"; readonly ms: number }
  /** `zone` is whose midnight counts: the person's own, or the organisation's for groups. */
  | { readonly kind: "calendar"; readonly period: CalendarPeriod; readonly zone: "person" | "organisation" };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CLOCK_CHANGE = 3 * HOUR;

/** The longest and the shortest that a period is by the wall clock. */
const LONGEST: Readonly<Record<CalendarPeriod, number>> = { day: DAY, week: 7 * DAY, month: 31 * DAY };
const SHORTEST: Readonly<Record<CalendarPeriod, number>> = { day: DAY, week: 7 * DAY, month: 28 * DAY };

/** By what is covered, then by what covers it; in one zone. */
const PERIODS: Readonly<Record<CalendarPeriod, Readonly<Record<CalendarPeriod, number>>>> = {
  day: { day: 1, week: 1, month: 1 },
  week: { day: 7, week: 1, month: 2 },
  month: { day: 31, week: 6, month: 1 },
};

export function longest(window: Window): number {
  return window.kind === "rolling" ? window.ms : LONGEST[window.period] + CLOCK_CHANGE;
}

/** The greatest number of windows of the second kind that a window of the first kind lies in. */
export function cover(window: Window, by: Window): number {
  if (by.kind === "rolling") return Math.ceil(longest(window) / by.ms);
  if (window.kind === "calendar" && window.zone === by.zone) return PERIODS[window.period][by.period];
  // From the first to the last millisecond on the wall clock: the ends lie in two windows, whole ones between them.
  const span = longest(window) - 1 + CLOCK_CHANGE;
  return Math.floor(span / SHORTEST[by.period]) + 2;
}
