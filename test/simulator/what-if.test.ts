/** Limits decided again on a projected log, against replays of the whole log under bundles that have those numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import {
  CELL,
  FATE,
  OF_POLICY,
  OrderInMemory,
  PeopleTable,
  Projection,
  WhatIfReplay,
  replay,
  tunablesOf,
  withSettings,
} from "../../src/simulator/index.js";
import type { Tally } from "../../src/simulator/index.js";
import { cases } from "../generators/case.js";
import { textSource } from "./tools.js";

async function replayed(
  bundle: Bundle,
  people: PeopleTable,
  text: string,
  projection?: Projection,
  warmUpMs = 0,
): Promise<Tally> {
  const { tally } = await replay({
    bundle,
    people,
    logs: [{ source: textSource(text), format: "ndjson", mapping: "cloudevents" }],
    order: new OrderInMemory(),
    figures: { replicates: 0, warmUpMs },
    quick: false,
    ...(projection === undefined ? {} : { competing: projection.competing, taken: projection.taken }),
  });
  return tally;
}

describe("a what-if replay", () => {
  it("gives the prompts that the engine gives, whatever the policies and the numbers", async () => {
    let prompts = 0;
    let differed = 0;
    await fc.assert(
      fc.asyncProperty(
        cases(80),
        fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
        fc.constantFrom(0, 0, 3_600_000),
        async ({ bundle, timeline }, numbers, warmUpMs) => {
          const rows = new Map<string, Record<string, unknown>>();
          for (const { event, person } of timeline) {
            const subject = (event as { subject?: unknown } | null)?.subject;
            if (person !== undefined && typeof subject === "string") rows.set(subject, person as never);
          }
          const people = PeopleTable.of(rows);
          const text = timeline.map(({ event }) => `${JSON.stringify(event)}\n`).join("");
          const projection = new Projection(bundle);
          const base = await replayed(bundle, people, text, projection, warmUpMs);
          const tunables = tunablesOf(bundle);
          const present = tunables.map(({ value }) => value);
          const other = tunables.map(({ kind, value }) =>
            kind === "wait" ? value * numbers.next().value! : numbers.next().value!,
          );
          const whatIf = new WhatIfReplay(
            projection,
            tunables,
            present.map((value, at) => Math.max(value, other[at]!)),
          );
          const changed = await replayed(withSettings(bundle, tunables, other), people, text, undefined, warmUpMs);
          // The other way round too: nothing may be left of a run in the next.
          for (const [values, tally] of [
            [present, base],
            [other, changed],
            [present, base],
          ] as const) {
            const found = whatIf.run(values);
            expect(found.prompts).toBe(tally.samples[0]!.total(CELL.prompts));
            projection.policies.forEach((name, at) => {
              const cell = tally.cells.policy(tally.plan.policyAt.get(name)!, OF_POLICY.prompts);
              expect([name, found.byPolicy[at]]).toEqual([name, tally.samples[0]!.total(cell)]);
            });
            expect([...found.covered]).toEqual(
              [0, 1, 2, 3].map((level) => tally.samples[0]!.total(tally.cells.moment(level, FATE.inTime))),
            );
          }
          prompts += base.samples[0]!.total(CELL.prompts);
          if (base.samples[0]!.total(CELL.prompts) !== changed.samples[0]!.total(CELL.prompts)) differed += 1;
        },
      ),
      { numRuns: 120 },
    );
    expect(prompts).toBeGreaterThan(100);
    expect(differed).toBeGreaterThan(5);
  });
});
