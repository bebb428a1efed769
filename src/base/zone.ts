/**
 * IANA time zones: the offset at an instant, and the wall clock that follows from it.
 *
 * Offsets come from `Intl` and are kept as stretches of constant offset, found block by block when first asked for; a
 * lookup that falls into the stretch of the last one costs two comparisons.
 */
import { DAY_MS, MINUTE_MS, firstDayOfMonth, monthNumber } from "./instant.js";

/** A stretch [from, to) in which the offset is constant. It may end where no clock changes. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** About 398 days. */
const BLOCK_MS = 2 ** 35;

/** No zone has changed its offset twice within less since 1970. */
const PROBE_MS = 3 * DAY_MS;

export class Zone {
  // The stretch of the offset that was asked for last.
  private from = NaN;
  private to = NaN;
  private offset = NaN;
  private readonly blocks = new Map<number, readonly Stretch[]>();

  private constructor(
    readonly name: string,
    private readonly read: ((instant: number) => number) | undefined,
  ) {
    if (read === undefined) {
      this.from = -Infinity;
      this.to = Infinity;
      this.offset = 0;
    }
  }

  /** The zone of an IANA name, the same object each time, or undefined where there is no such zone. */
  static named(name: string): Zone | undefined {
    const known = zones.get(name);
    if (known !== undefined) return known;
    if (!(name.includes("/") ? NAME.test(name) : PLAIN_NAMES.has(name))) return undefined;
    let format: Intl.DateTimeFormat;
    try {
      format = new Intl.DateTimeFormat("en-US", {
        timeZone: name,
        calendar: "gregory",
        numberingSystem: "latn",
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      });
    } catch {
      return undefined;
    }
    const resolved = format.resolvedOptions().timeZone;
    // `Intl` takes names in any case; a name is one string.
    if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) return undefined;
    const zone = new Zone(name, name === "UTC" ? undefined : (instant) => offsetBy(format, instant));
    zones.set(name, zone);
    return zone;
  }

  /** Milliseconds that the wall clock is ahead of UTC. */
  offsetAt(instant: number): number {
    if (!(instant >= this.from && instant < this.to)) this.seek(instant);
    return this.offset;
  }

  /** An instant after this one up to which the offset stays as it is here; the clock may change there, or not. */
  steadyUntil(instant: number): number {
    if (!(instant >= this.from && instant < this.to)) this.seek(instant);
    return this.to;
  }

  /** Days since 1970-01-01 of the local date. */
  dayAt(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY_MS);
  }

  /** Minutes since local midnight. */
  minuteAt(instant: number): number {
    const local = instant + this.offsetAt(instant);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  }

  /** From monday, 0, to sunday, 6. */
  weekdayAt(instant: number): number {
    return weekdayOf(this.dayAt(instant));
  }

  private seek(instant: number): void {
    const block = Math.floor(instant / BLOCK_MS);
    let stretches = this.blocks.get(block);
    if (stretches === undefined) {
      stretches = this.survey(block * BLOCK_MS, (block + 1) * BLOCK_MS);
      this.blocks.set(block, stretches);
    }
    let found = stretches[0]!;
    for (const stretch of stretches) {
      if (stretch.from > instant) break;
      found = stretch;
    }
    this.from = found.from;
    this.to = found.to;
    this.offset = found.offset;
  }

  private survey(start: number, end: number): Stretch[] {
    const read = this.read!;
    const stretches: Stretch[] = [];
    let from = start;
    let offset = read(start);
    let at = start;
    while (at < end) {
      const next = Math.min(at + PROBE_MS, end - 1);
      const nextOffset = read(next);
      if (nextOffset !== offset) {
        let before = at;
        let after = next;
        while (after - before > 1) {
          const middle = Math.floor((before + after) / 2);
          if (read(middle) === offset) before = middle;
          else after = middle;
        }
        stretches.push({ from, to: after, offset });
        from = after;
        offset = read(after);
        at = after;
      } else {
        at = next;
        if (next === end - 1) break;
      }
    }
    stretches.push({ from, to: end, offset });
    return stretches;
  }
}

/** From monday, 0, to sunday, 6; the first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return day + 3 - Math.floor((day + 3) / 7) * 7;
}

/** Calendar windows of the local date: two instants share one when these numbers are equal. */
export type CalendarUnit = "day" | "week" | "month";

/** The number of the calendar window in which a local day lies. */
export function calendarWindow(unit: CalendarUnit, day: number): number {
  return unit === "day" ? day : unit === "week" ? Math.floor((day + 3) / 7) : monthNumber(day);
}

/** The first local day after the calendar window in which a local day lies. */
export function dayAfterWindow(unit: CalendarUnit, day: number): number {
  if (unit === "day") return day + 1;
  if (unit === "week") return (Math.floor((day + 3) / 7) + 1) * 7 - 3;
  return firstDayOfMonth(monthNumber(day) + 1);
}

const NAME = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/;
/** The IANA names without a slash. `Intl` takes more, such as IST, which means three zones to three people. */
const PLAIN_NAMES = new Set(
  (
    "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran " +
    "Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK " +
    "Singapore Turkey UCT UTC Universal W-SU WET Zulu"
  ).split(" "),
);
const zones = new Map<string, Zone>();

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const second = Math.floor(instant / 1000) * 1000;
  const parts = NUMBERS.exec(format.format(second))!;
  const local = Date.UTC(+parts[3]!, +parts[1]! - 1, +parts[2]!, +parts[4]!, +parts[5]!, +parts[6]!);
  return local - second;
}

const NUMBERS = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;
