/** The sample log is what `policies/README.md` says of it. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const FOLDER = new URL("../../policies/", import.meta.url);

interface Event {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
}

const bytes = gunzipSync(readFileSync(new URL("logs/thirty-days.ndjson.gz", FOLDER)));
const people = readFileSync(new URL("people.csv", FOLDER), "utf8").trimEnd().split("\n").slice(1);

/** The lines that hold an event, in the order of the file; and how many do not. */
function read(): { events: Event[]; unreadable: number } {
  const events: Event[] = [];
  let unreadable = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    try {
      events.push(JSON.parse(decoder.decode(bytes.subarray(start, end))) as Event);
    } catch {
      unreadable++;
    }
    start = end + 1;
  }
  return { events, unreadable };
}

const { events, unreadable } = read();
const sound = events.filter(({ id, time, subject }) => id && subject && /Z$|[+-]\d\d:\d\d$/.test(time));

describe("thirty-days.ndjson.gz", () => {
  test("holds some ten thousand events of some hundred people", () => {
    expect(events.length).toBeGreaterThan(30_000);
    expect(events.length).toBeLessThan(60_000);
    expect(people.length).toBe(355);
    expect(new Set(people.map((line) => line.slice(0, line.indexOf(",")))).size).toBe(people.length);
  });

  test("lies inside its thirty days", () => {
    const times = sound.map(({ time }) => Date.parse(time));
    expect(Math.min(...times.slice(0, 50))).toBeGreaterThanOrEqual(Date.parse("2026-09-28T00:00:00+02:00"));
    expect(Math.max(...times.slice(-50))).toBeLessThan(Date.parse("2026-10-28T00:00:00+01:00"));
  });

  test("is in order but for five lines, and has what is wrong on purpose", () => {
    let last = "";
    let late = 0;
    let twice = 0;
    for (const { time, id } of sound) {
      const key = `${String(Date.parse(time)).padStart(15, "0")} ${id}`;
      if (key < last) late++;
      else if (key === last) twice++;
      if (key > last) last = key;
    }
    expect({ late, twice, unreadable, unsound: events.length - sound.length }).toEqual({
      late: 5,
      twice: 9,
      unreadable: 3,
      unsound: 3,
    });
  });

  test("a few people are behind much of what happens", () => {
    const counts = new Map<string, number>();
    for (const { subject } of sound) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    const busiest = sorted.slice(0, Math.ceil(sorted.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(busiest / sound.length).toBeGreaterThan(0.2);
  });
});
