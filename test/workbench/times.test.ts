/** Times of lines: local to the person, from the first day on, also where clocks change. */
import { describe, expect, test } from "vitest";
import { dayNumber, formatInstant, MINUTE_MS } from "../../src/base/instant.js";
import { instantsAt } from "../../src/base/wall-clock.js";
import { Zone } from "../../src/base/zone.js";
import { messages, runOne } from "./office.js";

const at = (clauses: string): (string | undefined)[] =>
  runOne(clauses).lines.map(({ time }) => (time === undefined ? undefined : formatInstant(time).slice(0, 16)));

describe("local time", () => {
  test("counts from Monday 5 January 2026, and a line without a day is of the day before it", () => {
    expect(
      at(`person ana { team: "a" } 09:00 ana door.opened day 3 08:00 ana door.opened 08:30 ana door.opened`),
    ).toEqual(["2026-01-05T08:00", "2026-01-07T07:00", "2026-01-07T07:30"]);
  });

  test("is each person's own", () => {
    expect(
      at(`from 2026-07-06
        person ana { team: "a" } person kim { team: "a", timezone: "America/New_York" } person lee { team: "a", timezone: "Asia/Kolkata" }
        09:00 lee door.opened 09:00 ana door.opened 09:00 kim door.opened`),
    ).toEqual(["2026-07-06T03:30", "2026-07-06T07:00", "2026-07-06T13:00"]);
  });

  test("keeps the wall clock over a change of clocks", () => {
    expect(at(`from 2026-03-28 person ana { team: "a" } 09:00 ana door.opened day 2 09:00 ana door.opened`)).toEqual([
      "2026-03-28T08:00",
      "2026-03-29T07:00",
    ]);
  });

  test("an hour that is skipped is never met", () => {
    const result = runOne(`from 2026-03-29 person ana { team: "a" }
      01:59 ana door.opened 02:30 ana door.opened 03:00 ana door.opened -> nothing`);
    expect(messages(result)).toEqual({ 1: ["there is no 02:30 on 2026-03-29 in Europe/Berlin: the clocks skip it"] });
  });

  test("of an hour that comes twice, the first that does not go back is meant", () => {
    expect(
      at(`from 2026-10-25 person ana { team: "a" } person uwe { team: "a", timezone: "UTC" }
        02:30 ana door.opened 01:00 uwe door.opened 02:30 ana door.opened`),
    ).toEqual(["2026-10-25T00:30", "2026-10-25T01:00", "2026-10-25T01:30"]);
  });

  test("calendar limits follow the local day of the change", () => {
    const share = `file.shared { kind: internal, outside: true, size: 1MB }`;
    const result = runOne(`from 2026-03-28 person ana { team: "a" }
      10:00 ana ${share} -> prompt sharing
      12:00 ana ${share} -> prompt sharing
      13:30 ana ${share} -> silence because at most and follow up safe_sharing
      day 2 07:00 ana ${share} -> prompt sharing and notify "data@office.example"`);
    expect(messages(result)).toEqual({});
  });
});

describe("order", () => {
  test("between zones the instants decide", () => {
    const people = `person ana { team: "a" } person kim { team: "a", timezone: "America/New_York" }`;
    expect(messages(runOne(`${people} 15:00 ana door.opened 09:00 kim door.opened 15:01 ana door.opened`))).toEqual({});
    expect(messages(runOne(`${people} 09:00 kim door.opened 10:00 ana door.opened`))).toEqual({
      1: [
        "lines stand in order of time: 10:00 of ana is 2026-01-05 09:00 UTC (Europe/Berlin), but the line before is at 2026-01-05 14:00 UTC",
      ],
    });
  });

  test("within a zone it is a mistake that the compiler finds", () => {
    expect(() => runOne(`person ana { team: "a" } 10:00 ana door.opened 09:00 ana door.opened`)).toThrow(
      "test-out-of-order",
    );
  });

  test("lines of one instant are taken as they stand", () => {
    const share = `file.shared { kind: internal, outside: true, size: 1MB }`;
    const lines = Array.from({ length: 12 }, () => `09:00 ana ${share}`).join("\n");
    const result = runOne(`person ana { team: "a" } ${lines}`);
    expect(result.lines.every(({ got }) => got[0] !== "nothing")).toBe(true);
    expect(result.passed).toBe(true);
  });

  test("a day beyond the calendar is said, not thrown", () => {
    expect(messages(runOne(`person ana { team: "a" } day 9999999 09:00 ana door.opened`))).toEqual({
      0: ["this day lies beyond the year 9999"],
    });
  });
});

test("instantsAt finds every instant of a year again, and shows what it says", () => {
  const zones = ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"];
  const wrong: string[] = [];
  for (const name of zones) {
    const zone = Zone.named(name)!;
    for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 15 * MINUTE_MS) {
      const [day, minutes] = [zone.dayAt(instant), zone.minuteAt(instant)];
      const found = instantsAt(zone, day, minutes);
      const shown = found.every((one) => zone.dayAt(one) === day && zone.minuteAt(one) === minutes);
      if (!found.includes(instant) || !shown) wrong.push(`${name} ${formatInstant(instant)}`);
    }
  }
  expect(wrong).toEqual([]);
  const berlin = Zone.named("Europe/Berlin")!;
  expect(instantsAt(berlin, dayNumber(2026, 3, 29), 150)).toEqual([]);
  expect(instantsAt(berlin, dayNumber(2026, 10, 25), 150)).toHaveLength(2);
  expect(instantsAt(berlin, dayNumber(2026, 10, 25), 180)).toHaveLength(1);
});
