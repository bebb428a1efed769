/** The bound of the state: it is what others count it to be, and no state ever holds more. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stateBoundOf } from "../../src/compiler/index.js";
import { createEngine } from "../../src/engine/index.js";
import type { PersonStateJson } from "../../src/engine/index.js";
import { cases } from "../generators/case.js";

test("no person and no group ever has more entries than the bound", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(cases(60), ({ bundle, timeline }) => {
      const bound = stateBoundOf(bundle);
      expect(bound).toEqual(bundle.stateBound);
      const engine = createEngine(bundle);
      const state = engine.newState();
      for (const { event, person } of timeline) {
        engine.decide(state, event, person);
        const { people, groups } = engine.saveState(state);
        for (const each of Object.values(people ?? {})) expect(entries(each)).toBeLessThanOrEqual(bound.person);
        for (const each of Object.values(groups ?? {})) expect(entries(each)).toBeLessThanOrEqual(bound.group);
      }
    }),
    { seed: 20_261_123, numRuns: 60 },
  );
});

function entries(state: PersonStateJson): number {
  const lists = [
    ...Object.values(state.prompts ?? {}),
    ...Object.values(state.history ?? {}),
    ...Object.values(state.steps ?? {}),
    ...Object.values(state.mute ?? {}).flatMap((mutes) => Object.values(mutes).map(({ times }) => times ?? [])),
  ];
  const backOffs = Object.values(state.backOff ?? {}).flatMap((kinds) => Object.keys(kinds));
  return (
    lists.reduce((sum, list) => sum + list.length, 0) +
    backOffs.length +
    Object.keys(state.waiting ?? {}).length +
    (state.last ? 1 : 0)
  );
}
