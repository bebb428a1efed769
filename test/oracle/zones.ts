/** Wall clocks, asked of Temporal one instant at a time. */
import { Temporal } from "temporal-polyfill";

export interface Wall {
  /** "2027-03-31" */
  readonly date: string;
  /** "18:00", cut to the minute */
  readonly time: string;
  /** monday … sunday */
  readonly weekday: string;
  /** Two instants share a day, week or month when these texts are equal. */
  readonly day: string;
  readonly week: string;
  readonly month: string;
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const dayMs = 86_400_000;

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

const walls = new Map<string, Wall>();

/** Remembered for speed alone. */
export function wall(zone: string, instant: number): Wall {
  const key = `${zone} ${instant}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const local = zoned(zone, instant);
  const date = local.toPlainDate().toString();
  const found: Wall = {
    date,
    time: local.toPlainTime().toString().slice(0, 5),
    weekday: weekdays[local.dayOfWeek - 1]!,
    day: date,
    week: `${local.yearOfWeek} W${local.weekOfYear}`,
    month: `${local.year}-${local.month}`,
  };
  if (walls.size > 200_000) walls.clear();
  walls.set(key, found);
  return found;
}

/** As IANA spells it: other runtimes tell capitals from small letters. */
export function isZone(name: string): boolean {
  try {
    return zoned(name, 0).timeZoneId === name && /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/**
 * All instants in (after, until] at which the wall clock of the zone shows one of these minutes of the day or is set:
 * between two of them, nothing that calendar and clock can be asked changes.
 */
export function boundaries(zone: string, after: number, until: number, minutesOfDay: readonly number[]): number[] {
  const found: number[] = [];
  let from = after;
  while (from <= until) {
    const local = zoned(zone, from);
    const offset = local.offsetNanoseconds / 1e6;
    const next = local.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity;
    const to = Math.min(next, until);
    for (let midnight = Math.floor((from + offset) / dayMs) * dayMs - offset; midnight <= to; midnight += dayMs) {
      for (const minute of minutesOfDay) {
        const candidate = midnight + minute * 60_000;
        if (candidate > after && candidate >= from && candidate <= to) found.push(candidate);
      }
    }
    if (next <= until) found.push(next);
    from = next;
  }
  return found;
}
