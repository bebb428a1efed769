/** The days of a log: none is left out for being empty, and a clock that is wrong by centuries does not make millions of them. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { daysIn, gapsIn } from "../../src/report/calendar.js";
import { htmlReport } from "../../src/report/html/index.js";
import { csvTables, markdown, reportJson, summary } from "../../src/report/index.js";
import type { Tally } from "../../src/simulator/index.js";
import { office, shared } from "../simulator/office.js";
import { ndjson, report } from "../simulator/tools.js";

it("are all from the first to the last, but for those between two records more than a year apart", () => {
  const day = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 40_000, max: 40_500 }));
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 12 }), (touched) => {
      const tally = { daysTouched: new Set(touched) } as unknown as Tally;
      const sorted = touched.toSorted((a, b) => a - b);
      const expected: number[] = [];
      for (let each = sorted[0] ?? 0; each <= (sorted.at(-1) ?? -1); each += 1) {
        const before = sorted.findLast((known) => known <= each)!;
        const after = sorted.find((known) => known >= each)!;
        if (after - before <= 366) expected.push(each);
      }
      expect(daysIn(tally)).toEqual(expected);
      expect(gapsIn(tally).length).toBe(expected.filter((each, at) => at > 0 && each - expected[at - 1]! > 1).length);
    }),
  );
});

it("of a log with one event in another age are few in every view, and the report says so", async () => {
  const at = (year: number, id: string): object => shared(id, `${year}-03-02T09:00:00Z`, "ana", { external: true });
  const facts = { rollout: { population: 100, ramp: [0.5] }, backtestWeeks: 1, smallGroups: true };
  const found = await report(office, ndjson(at(1970, "a"), at(2026, "b"), at(2027, "c"), at(9998, "d")), { facts });
  expect(found.log.from).toBe("1970-03-02T09:00:00.000Z");
  expect(found.volume.byDay.length).toBe(1 + 366 + 1);
  const note = found.notes.find(({ code }) => code === "gap_in_log");
  expect(note?.text).toContain("between 1970-03-02 and 2026-03-02, nor in 1 span more of over a year");
  const views = [reportJson(found), markdown(found), summary(found, { colour: false }), htmlReport(found)];
  for (const view of [...views, ...csvTables(found).map(({ text }) => text)]) expect(view.length).toBeLessThan(400_000);
});
