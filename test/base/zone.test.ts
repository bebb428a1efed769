import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { LAST_INSTANT } from "../../src/base/instant.js";
import { Zone, calendarWindow, dayAfterWindow, weekdayOf } from "../../src/base/zone.js";

function expectedOffset(zone: string, instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

function named(name: string): Zone {
  return Zone.named(name)!;
}

const EVERY_ZONE = Intl.supportedValuesOf("timeZone");

describe("names", () => {
  test.each([
    "UTC",
    "Europe/Berlin",
    "America/Argentina/Buenos_Aires",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Etc/GMT+5",
    "US/Pacific",
    "W-SU",
    "NZ-CHAT",
  ])("%s is one", (name) => expect(Zone.named(name)?.name).toBe(name));
  test.each([
    "",
    "europe/berlin",
    "EUROPE/BERLIN",
    "Europe/Nowhere",
    "+05:00",
    "UTC+1",
    "GMT+5",
    "IST",
    "local",
    "Etc/GMT+99",
    "__proto__",
    "Europe/Berlin ",
  ])("%j is none", (name) => expect(Zone.named(name)).toBeUndefined());
  test("the same name is the same zone", () => expect(Zone.named("Asia/Tokyo")).toBe(Zone.named("Asia/Tokyo")));
});

describe("offsets", () => {
  test("agree with Temporal in every zone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERY_ZONE), fc.integer({ min: 0, max: Date.UTC(2040, 0) }), (zone, instant) => {
        expect(named(zone).offsetAt(instant)).toBe(expectedOffset(zone, instant));
      }),
      { numRuns: 1500 },
    );
  });

  test("agree with Temporal up to the last year", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "Pacific/Apia",
      "UTC",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: LAST_INSTANT }), (zone, instant) => {
        expect(named(zone).offsetAt(instant)).toBe(expectedOffset(zone, instant));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["Europe/Berlin", 1970, 2040],
    ["Australia/Lord_Howe", 1970, 2040],
    ["Pacific/Apia", 1970, 2040],
    ["Africa/Casablanca", 1970, 2040],
    ["Africa/Monrovia", 1970, 1975],
    ["America/Sao_Paulo", 1970, 2025],
    ["Asia/Gaza", 1995, 2040],
    ["Africa/Cairo", 1970, 2030],
    ["America/Argentina/San_Luis", 1985, 2012],
    ["Antarctica/Troll", 2000, 2030],
    ["Antarctica/Casey", 2005, 2026],
    ["America/St_Johns", 1985, 2012],
    ["Asia/Pyongyang", 2010, 2020],
  ])("%s changes exactly where Temporal says", (name, from, to) => {
    const zone = named(name);
    let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(from, 0)).toZonedDateTimeISO(name);
    for (;;) {
      const next = at.getTimeZoneTransition("next");
      if (next === null || next.year > to) break;
      const instant = next.epochMilliseconds;
      expect([instant, zone.offsetAt(instant)]).toEqual([instant, expectedOffset(name, instant)]);
      expect([instant, zone.offsetAt(instant - 1)]).toEqual([instant, expectedOffset(name, instant - 1)]);
      expect(zone.steadyUntil(instant - 1)).toBe(instant);
      at = next;
    }
  });

  test("Liberia kept 44 minutes and 30 seconds until 1972", () => {
    expect(named("Africa/Monrovia").offsetAt(0)).toBe(-(44 * 60 + 30) * 1000);
    expect(named("Africa/Monrovia").minuteAt(0)).toBe(24 * 60 - 45);
    expect(named("Africa/Monrovia").offsetAt(Date.UTC(1973, 0))).toBe(0);
  });

  test("Samoa had no 30th of December 2011", () => {
    const zone = named("Pacific/Apia");
    const change = Date.UTC(2011, 11, 30, 10);
    expect(zone.dayAt(change) - zone.dayAt(change - 1)).toBe(2);
  });
});

test("local day, minute and weekday agree with Temporal", () => {
  fc.assert(
    fc.property(fc.constantFrom(...EVERY_ZONE), fc.integer({ min: 0, max: Date.UTC(2040, 0) }), (name, instant) => {
      const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
      const zone = named(name);
      expect(zone.dayAt(instant)).toBe(Date.UTC(local.year, local.month - 1, local.day) / 86_400_000);
      expect(zone.minuteAt(instant)).toBe(local.hour * 60 + local.minute);
      expect(zone.weekdayAt(instant)).toBe(local.dayOfWeek - 1);
    }),
    { numRuns: 500 },
  );
});

test("calendar windows begin where the next day, Monday or first of a month does", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_900_000 }),
      fc.constantFrom("day" as const, "week" as const, "month" as const),
      (day, unit) => {
        const next = dayAfterWindow(unit, day);
        expect(calendarWindow(unit, next - 1)).toBe(calendarWindow(unit, day));
        expect(calendarWindow(unit, next)).toBe(calendarWindow(unit, day) + 1);
        if (unit === "week") expect(weekdayOf(next)).toBe(0);
        if (unit === "month") expect(new Date(next * 86_400_000).getUTCDate()).toBe(1);
      },
    ),
  );
});
