/** RFC 3339 times in the shapes that logs mostly have; whatever else is left to the reader in JavaScript. */

/** Not of a shape that is read here; it may still be an instant. */
export const LEFT: i64 = -1;

const DAY_MS: i64 = 86_400_000;
const LAST_INSTANT: i64 = 253_402_300_799_999;

// The day that was last read, as its text, and when it began.
let yearToMonth: u64 = 0;
let day: u16 = 0;
let dayMs: i64 = 0;

/** `2027-03-31T07:00:00Z`, with or without three digits of a fraction, or with `+01:00`; else `LEFT`. */
export function instantAt(at: usize, length: i32): i64 {
  if (length < 20) return LEFT;
  if ((load<u64>(at) != yearToMonth || load<u16>(at, 8) != day) && !readDay(at)) return LEFT;
  if ((load<u8>(at, 10) | 0x20) != 0x74) return LEFT;
  // `hh:mm:ss`: what is left of it without "00:00:00" is digits, and nothing where the colons were.
  const clock = load<u64>(at, 11) ^ 0x30303a30303a3030;
  if (((clock | (clock + 0x76767f76767f7676)) & 0x8080808080808080) != 0) return LEFT;
  const pairs = clock * 10 + (clock >> 8);
  const hour = <i32>(pairs & 0xff);
  const minute = <i32>((pairs >> 24) & 0xff);
  const second = <i32>((pairs >> 48) & 0xff);
  if (hour > 23 || minute > 59 || second > 59) return LEFT;
  let instant = dayMs + <i64>((hour * 3600 + minute * 60 + second) * 1000);
  const end = at + length;
  let next = at + 19;
  if (load<u8>(next) == 0x2e) {
    const tens = twoDigits(next + 1);
    const ones = <i32>load<u8>(next, 3) - 0x30;
    if (next + 4 >= end || tens < 0 || <u32>ones > 9) return LEFT;
    instant += tens * 10 + ones;
    next += 4;
  }
  const zone: u32 = load<u8>(next);
  if ((zone | 0x20) == 0x7a) return next + 1 == end ? instant : LEFT;
  if ((zone != 0x2b && zone != 0x2d) || next + 6 != end || load<u8>(next, 3) != 0x3a) return LEFT;
  const hours = twoDigits(next + 1);
  const minutes = twoDigits(next + 4);
  if ((hours | minutes) < 0 || hours > 23 || minutes > 59) return LEFT;
  const offset = <i64>(hours * 60 + minutes) * 60_000;
  instant += zone == 0x2d ? offset : -offset;
  return instant >= 0 && instant <= LAST_INSTANT ? instant : LEFT;
}

function readDay(at: usize): bool {
  const century = twoDigits(at);
  const yearOfCentury = twoDigits(at + 2);
  const month = twoDigits(at + 5);
  const dayOfMonth = twoDigits(at + 8);
  if (load<u8>(at, 4) != 0x2d || load<u8>(at, 7) != 0x2d) return false;
  if ((century | yearOfCentury) < 0 || month < 1 || month > 12 || dayOfMonth < 1) return false;
  const year = century * 100 + yearOfCentury;
  if (year < 1970 || dayOfMonth > daysIn(month, year)) return false;
  // Howard Hinnant's days_from_civil: years that begin in March, in eras of 400.
  const fromMarch = month <= 2 ? year - 1 : year;
  const era = fromMarch / 400;
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  dayMs = <i64>(era * 146_097 + dayOfEra - 719_468) * DAY_MS;
  yearToMonth = load<u64>(at);
  day = load<u16>(at, 8);
  return true;
}

function daysIn(month: i32, year: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Two ASCII digits as a number, or -1. */
@inline
function twoDigits(at: usize): i32 {
  const tens = <i32>load<u8>(at) - 0x30;
  const ones = <i32>load<u8>(at, 1) - 0x30;
  return <u32>tens <= 9 && <u32>ones <= 9 ? tens * 10 + ones : -1;
}
