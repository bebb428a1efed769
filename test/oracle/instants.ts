/** RFC 3339 as the engine's specification takes it. */

const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLengths = (year: number): number[] => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLengths(year)[month - 1]!;
}

/** Milliseconds since the epoch, or undefined where the text is no such instant. */
export function instantOf(text: string): number | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const milliseconds = Number((found[7] ?? "").padEnd(3, "0").slice(0, 3));
  const offsetHours = Number(found[9] ?? 0);
  const offsetMinutes = Number(found[10] ?? 0);
  if (year < 1970 || !isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000 * (found[8] === "-" ? -1 : 1);
  const instant = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offset;
  // In UTC, too, the year is one of 1970 to 9999.
  return instant >= 0 && instant < Date.UTC(10_000, 0) ? instant : undefined;
}

export const instantText = (instant: number): string => new Date(instant).toISOString();
