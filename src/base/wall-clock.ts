/** The way back from a wall clock to instants: none where the clock skips a time, two where it shows it twice. */
import { DAY_MS, MINUTE_MS } from "./instant.js";
import type { Zone } from "./zone.js";

/**
 * The instants at which the clocks of a zone begin to show a time of day, the earliest first.
 *
 * @param day - days since 1970-01-01 of the local date
 * @param minutes - since local midnight
 */
export function instantsAt(zone: Zone, day: number, minutes: number): readonly number[] {
  const local = day * DAY_MS + minutes * MINUTE_MS;
  // No offset is as long as a day, and no clock changes twice within two.
  const offsets = new Set([zone.offsetAt(local - DAY_MS), zone.offsetAt(local + DAY_MS)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((instant) => instant + zone.offsetAt(instant) === local)
    .toSorted((first, second) => first - second);
}
