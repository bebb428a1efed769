/** Calendar dates and instants as they are written in a policy. */

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar, years 1970 to 9999. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (shape.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** The day with two digits for month and day, where that alone is missing; undefined where it is no day either. */
export function withLeadingZeros(text: string): string | undefined {
  const [year, month, day] = text.split("-");
  const mended = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return mended !== text && isDate(mended) ? mended : undefined;
}

export function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const instantShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/i;

/** Milliseconds since the epoch of `2027-03-31T08:00Z`; seconds may be left out, the offset may not. */
export function parseInstant(text: string): number | undefined {
  const match = instantShape.exec(text);
  if (match === null) return undefined;
  const [, date = "", hour, minute, second = "0", fraction = "", sign, offsetHour = "0", offsetMinute = "0"] = match;
  if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const millisecond = Number(fraction.padEnd(3, "0").slice(0, 3));
  const local = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Number(second), millisecond);
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
  const instant = sign === "-" ? local + offset : local - offset;
  return instant >= 0 && instant <= 253_402_300_799_999 ? instant : undefined;
}
