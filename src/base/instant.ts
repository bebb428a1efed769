/**
 * Instants and calendar days: RFC 3339 text to integer milliseconds since the epoch and back.
 *
 * An instant is between 1970-01-01T00:00:00Z and the end of the year 9999; nothing here knows a clock or a zone.
 */

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** 9999-12-31T23:59:59.999Z. */
export const LAST_INSTANT = 253_402_300_799_999;

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Milliseconds since the epoch of an RFC 3339 date-time, or undefined where the text is none: `T` and `Z` in either
 * case, an offset is a must, years 1970 to 9999 as written and as an instant, no second 60. Digits after the third of a
 * fraction are cut off.
 */
export function parseInstant(text: string): number | undefined {
  const length = text.length;
  if (length < 20) return undefined;
  const day = parseDay(text, 10);
  if (day === undefined || day < 0) return undefined;
  const separator = text.charCodeAt(10) | 0x20;
  if (separator !== 0x74 || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return undefined;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  let at = 19;
  let milliseconds = 0;
  if (text.charCodeAt(at) === 0x2e) {
    at += 1;
    const start = at;
    let scale = 100;
    for (; at < length; at += 1) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9) break;
      milliseconds += digit * scale;
      scale = scale === 100 ? 10 : scale === 10 ? 1 : 0;
    }
    if (at === start) return undefined;
  }
  let offsetMinutes = 0;
  const sign = text.charCodeAt(at);
  if (sign === 0x5a || sign === 0x7a) {
    if (at + 1 !== length) return undefined;
  } else {
    if ((sign !== 0x2b && sign !== 0x2d) || at + 6 !== length || text.charCodeAt(at + 3) !== 0x3a) return undefined;
    const offsetHour = twoDigits(text, at + 1);
    const offsetMinute = twoDigits(text, at + 4);
    if (offsetHour < 0 || offsetHour > 23 || offsetMinute < 0 || offsetMinute > 59) return undefined;
    offsetMinutes = offsetHour * 60 + offsetMinute;
    if (sign === 0x2d) offsetMinutes = -offsetMinutes;
  }
  const instant = day * DAY_MS + (hour * 60 + minute - offsetMinutes) * MINUTE_MS + second * 1000 + milliseconds;
  return instant < 0 || instant > LAST_INSTANT ? undefined : instant;
}

/** `2027-03-31T07:00:00.000Z`; the instant must lie within the years 1970 to 9999. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString();
}

/** Whether the text is a full date of RFC 3339, `2027-03-31`. */
export function isDate(text: string): boolean {
  return text.length === 10 && parseDay(text, 10) !== undefined;
}

/** Minutes since midnight of `18:00`, or undefined. */
export function parseTimeOfDay(text: string): number | undefined {
  if (text.length !== 5 || text.charCodeAt(2) !== 0x3a) return undefined;
  const hour = twoDigits(text, 0);
  const minute = twoDigits(text, 3);
  return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? undefined : hour * 60 + minute;
}

/** `18:00` of minutes since midnight. */
export function formatTimeOfDay(minutes: number): string {
  const minute = minutes % 60;
  const hour = (minutes - minute) / 60;
  return `${hour < 10 ? "0" : ""}${hour}:${minute < 10 ? "0" : ""}${minute}`;
}

/** Days since 1970-01-01 of a day in the proleptic Gregorian calendar; months from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month]! + leapDay + day - 1;
}

/** Months since January of the year 0 of the day with this number. */
export function monthNumber(days: number): number {
  // Howard Hinnant's civil_from_days: eras of 400 years that begin in March.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (yearOfEra + era * 400) * 12 + monthFromMarch + 2;
}

/** The number of the first day of a month that `monthNumber` named. */
export function firstDayOfMonth(month: number): number {
  return dayNumber(Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1, 1);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day number of the `yyyy-mm-dd` with which the text begins. */
function parseDay(text: string, length: number): number | undefined {
  if (text.length < length || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return undefined;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return undefined;
  const year = century * 100 + yearOfCentury;
  if (day > DAYS_IN_MONTH[month]! && !(month === 2 && day === 29 && isLeapYear(year))) return undefined;
  return dayNumber(year, month, day);
}

/** Two ASCII digits as a number, or -1. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
