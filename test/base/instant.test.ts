import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DAY_MS,
  LAST_INSTANT,
  dayNumber,
  firstDayOfMonth,
  formatInstant,
  formatTimeOfDay,
  isDate,
  monthNumber,
  parseInstant,
  parseTimeOfDay,
} from "../../src/base/instant.js";

describe("RFC 3339 instants", () => {
  test.each([
    ["1970-01-01T00:00:00Z", 0],
    ["1970-01-01t00:00:00z", 0],
    ["1970-01-01T01:00:00+01:00", 0],
    ["1970-01-01T00:00:00-00:00", 0],
    ["2026-01-05T09:00:00.1Z", Date.UTC(2026, 0, 5, 9, 0, 0, 100)],
    ["2026-01-05T09:00:00.1239999Z", Date.UTC(2026, 0, 5, 9, 0, 0, 123)],
    ["2026-01-05T09:00:00.000999Z", Date.UTC(2026, 0, 5, 9)],
    ["2026-01-05T09:00:00+23:59", Date.UTC(2026, 0, 4, 9, 1)],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["9999-12-31T23:59:59.999Z", LAST_INSTANT],
    ["9999-12-31T23:59:59.9999Z", LAST_INSTANT],
  ])("%s", (text, instant) => expect(parseInstant(text)).toBe(instant));

  test.each([
    "",
    "2026-01-05",
    "2026-01-05T09:00:00",
    "2026-01-05 09:00:00Z",
    "2026-01-05T09:00Z",
    "2026-01-05T24:00:00Z",
    "2026-01-05T09:60:00Z",
    "2026-12-31T23:59:60Z",
    "2026-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "2026-00-05T09:00:00Z",
    "2026-13-05T09:00:00Z",
    "2026-01-00T09:00:00Z",
    "2026-04-31T09:00:00Z",
    "2026-01-05T09:00:00.Z",
    "2026-01-05T09:00:00,5Z",
    "2026-01-05T09:00:00+0100",
    "2026-01-05T09:00:00+01",
    "2026-01-05T09:00:00+24:00",
    "2026-01-05T09:00:00+01:60",
    "2026-01-05T09:00:00+01:00:00",
    "2026-01-05T09:00:00Z ",
    " 2026-01-05T09:00:00Z",
    "２026-01-05T09:00:00Z",
    "+02026-01-05T09:00:00Z",
    "1969-12-31T23:59:59Z",
    // Written in 1969, though the instant lies in 1970; and written in 1970, though it lies in 1969.
    "1969-12-31T23:30:00-01:00",
    "1970-01-01T00:30:00+01:00",
    "9999-12-31T23:30:00-01:00",
    "10000-01-01T00:00:00Z",
  ])("refuses %j", (text) => expect(parseInstant(text)).toBeUndefined());

  test("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST_INSTANT }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  test("agrees with Date wherever Date reads the same form", () => {
    const instants = fc.date({ min: new Date(DAY_MS), max: new Date(LAST_INSTANT - DAY_MS), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -1439, max: 1439 }), (date, offset) => {
        const sign = offset < 0 ? "-" : "+";
        const text = date.toISOString().replace("Z", sign + formatTimeOfDay(Math.abs(offset)));
        expect(parseInstant(text)).toBe(Date.parse(text));
      }),
    );
  });
});

describe("days", () => {
  test("dates are checked by the calendar", () => {
    for (const date of ["2027-03-31", "2024-02-29", "0000-02-29", "1900-02-28", "9999-12-31"])
      expect(isDate(date)).toBe(true);
    for (const date of ["2027-3-31", "2027-02-29", "1900-02-29", "2027-03-32", "2027-03-31T", "27-03-31", ""]) {
      expect(isDate(date)).toBe(false);
    }
  });

  test("numbers of days and months agree with Date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_932_896 }), (day) => {
        const date = new Date(day * DAY_MS);
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
        expect(monthNumber(day)).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth());
        expect(firstDayOfMonth(monthNumber(day)) * DAY_MS).toBe(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
      }),
    );
  });
});

test("times of day", () => {
  for (let minutes = 0; minutes < 1440; minutes += 1) expect(parseTimeOfDay(formatTimeOfDay(minutes))).toBe(minutes);
  for (const text of ["24:00", "18:60", "1:00", "18:0", "18:00:00", "18.00", ""])
    expect(parseTimeOfDay(text)).toBeUndefined();
});
