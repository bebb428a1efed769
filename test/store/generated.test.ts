/** Generated policies and timelines: over a store, saved and loaded at every step, as straight through in memory. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, type PersonStateJson } from "../../src/engine/index.js";
import { createCoach, createMemoryStore } from "../../src/store/index.js";
import { entriesOf } from "../../src/store/entries.js";
import { cases } from "../generators/case.js";
import { canonical } from "../oracle/canonical.js";

test("every outcome is the same, and at the end the store holds what the engine remembers", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(cases(25), async ({ bundle, timeline }) => {
      const engine = createEngine(bundle);
      const state = engine.newState();
      const store = createMemoryStore();
      const hosts = [createCoach(bundle, { store }), createCoach(bundle, { store })];
      for (const [at, { event, person }] of timeline.entries()) {
        const outcome = engine.decide(state, event, person);
        expect(await hosts[at % 2]!.decide(event, person)).toEqual(outcome);
        if (outcome.kind === "taken") taken += 1;
      }
      const { people = {}, groups = {} } = engine.saveState(state);
      const { stateOf } = entriesOf(bundle);
      const stored = async (key: string): Promise<PersonStateJson> => stateOf((await store.read([key]))[0]!.text)!;
      for (const [id, own] of Object.entries(people)) {
        expect(canonical(await stored(`person:${id}`))).toBe(canonical(own));
      }
      for (const [key, own] of Object.entries(groups)) {
        expect(canonical(await stored(`group:${key}`))).toBe(canonical(own));
      }
    }),
    { seed: 20_261_125, numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(150);
});
