/** Bundles, states and people from elsewhere, changed at random. `npm run fuzz:contract` goes on where this stops. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { drawn } from "../generators/drawn.js";
import { attackBundle, attackPeople, attackState, type AttackTally } from "./hostile.js";

const seed = 20_261_125;

test("changed bundles: refused with a place and a reason, or taken and run", () => {
  const tally: AttackTally = { refused: 0, taken: 0, reasons: new Map() };
  fc.assert(
    fc.property(
      drawn((draw) => draw),
      (draw) => attackBundle(draw, tally),
    ),
    { seed, numRuns: 200 },
  );
  expect(tally.taken).toBeGreaterThan(20);
  expect(tally.refused).toBeGreaterThan(100);
  expect(tally.reasons.size).toBeGreaterThan(25);
});

test("changed states, events and people: whatever comes of it, nothing throws", () => {
  fc.assert(
    fc.property(
      drawn((draw) => draw),
      attackState,
    ),
    { seed, numRuns: 200 },
  );
});

test("changed tables of people: read, or refused with a file and a reason", async () => {
  await fc.assert(
    fc.asyncProperty(
      drawn((draw) => draw),
      attackPeople,
    ),
    { seed, numRuns: 300 },
  );
});
