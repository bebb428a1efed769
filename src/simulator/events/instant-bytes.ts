/** Reads an RFC 3339 time from bytes, in the shapes that logs mostly have; what it leaves to `parseInstant` it says so. */
import { DAY_MS, LAST_INSTANT, parseInstant } from "../../base/instant.js";

/** Not in a shape that is read here; it may still be an instant. */
export const LEFT_TO_TEXT = -1;

const DASH = 0x2d;
const COLON = 0x3a;

/** Of one log, so that the day of the last event need not be worked out again. */
export class InstantReader {
  /** The day that was last read, as the words `yyyy`, `-mm-` and `dd`. */
  private year = 0;
  private monthAndDay = 0;
  private dayOfMonth = -1;
  private dayMs = 0;

  /** `2027-03-31T07:00:00Z`, with or without three digits of a fraction, or with `+01:00`; else `LEFT_TO_TEXT`. */
  read(bytes: Uint8Array, view: DataView, at: number, length: number): number {
    if (length < 20) return LEFT_TO_TEXT;
    const year = view.getInt32(at, true);
    const monthAndDay = view.getInt32(at + 4, true);
    const dayOfMonth = view.getInt16(at + 8, true);
    if (year !== this.year || monthAndDay !== this.monthAndDay || dayOfMonth !== this.dayOfMonth) {
      const dayMs = parseInstant(`${String.fromCharCode(...bytes.subarray(at, at + 10))}T00:00:00Z`);
      if (dayMs === undefined) return LEFT_TO_TEXT;
      this.year = year;
      this.monthAndDay = monthAndDay;
      this.dayOfMonth = dayOfMonth;
      this.dayMs = dayMs;
    }
    if ((bytes[at + 10]! | 0x20) !== 0x74 || bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return LEFT_TO_TEXT;
    const hour = twoDigits(bytes, at + 11);
    const minute = twoDigits(bytes, at + 14);
    const second = twoDigits(bytes, at + 17);
    // A negative part makes the union negative.
    if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) return LEFT_TO_TEXT;
    let instant = this.dayMs + (hour * 3600 + minute * 60 + second) * 1000;
    let next = at + 19;
    const end = at + length;
    if (bytes[next] === 0x2e) {
      if (next + 4 >= end) return LEFT_TO_TEXT;
      const tens = twoDigits(bytes, next + 1);
      const ones = bytes[next + 3]! - 0x30;
      if (tens < 0 || ones < 0 || ones > 9) return LEFT_TO_TEXT;
      instant += tens * 10 + ones;
      next += 4;
    }
    const zone = bytes[next]!;
    if ((zone | 0x20) === 0x7a) return next + 1 === end ? instant : LEFT_TO_TEXT;
    if ((zone !== 0x2b && zone !== DASH) || next + 6 !== end || bytes[next + 3] !== COLON) return LEFT_TO_TEXT;
    const hours = twoDigits(bytes, next + 1);
    const minutes = twoDigits(bytes, next + 4);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) return LEFT_TO_TEXT;
    const offset = (hours * 60 + minutes) * 60_000;
    instant += zone === DASH ? offset : -offset;
    return instant >= DAY_MS && instant <= LAST_INSTANT ? instant : LEFT_TO_TEXT;
  }
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
