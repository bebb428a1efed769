/**
 * The Python engine beside ours: the vectors, a part of the generated suite, and one state that goes to and fro between the
 * two at every event.
 */
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { OwnEngine } from "../../scripts/conformance/answer.js";
import type { Json } from "../../src/base/json.js";
import { cases } from "../generators/case.js";
import { printCase } from "../generators/print.js";
import { canonical } from "../oracle/canonical.js";
import type { Runtime } from "./format.js";
import { comparableAnswer, asked, oracleAnswers, readDigests, type Asked } from "./generated.js";
import { noPython, pythonEngine } from "./python.js";
import { readVectors } from "./read.js";
import { runChunk } from "./run-generated.js";
import { runFile } from "./run.js";

const seed = 20_261_125;
const missing = noPython();
if (missing !== undefined) console.log(`the tests across engines are skipped: ${missing}`);

describe.skipIf(missing !== undefined)("the Python engine", () => {
  const python = pythonEngine();
  afterAll(() => python.close());

  test.each(readVectors())("passes %s", async (_, file) => {
    const { failed, differences } = await runFile(file, python);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(failed).toBe(0);
  });

  test("passes a chunk of the generated suite", async () => {
    const suite = readDigests();
    const { differences } = await runChunk(suite, 0, suite.chunks[0]!.sha256, python);
    expect(differences.slice(0, 2)).toEqual([]);
  });

  test("a state that is saved by one engine and loaded by the other at every event says what one engine says", async () => {
    const own = new OwnEngine();
    const ours: Runtime = { ask: async (request) => JSON.parse(JSON.stringify(own.answer(request))) as Json };
    await fc.assert(
      fc.asyncProperty(cases(30), fc.boolean(), async (drawn, pythonFirst) => {
        const single = byEvent(asked(drawn));
        const engines = pythonFirst ? [python, ours] : [ours, python];
        for (const engine of engines) await engine.ask(single.load);
        const right = oracleAnswers(single);
        let state: Json = {};
        for (const [position, run] of single.runs.entries()) {
          const answer: Json = await engines[position % 2]!.ask({ ...run, state });
          expect(comparableAnswer(answer), `event ${position}\n${printCase(drawn)}`).toBe(right[position]);
          // As text, as it would be carried.
          state = JSON.parse(canonical((answer as { readonly state: Json }).state)) as Json;
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});

/** The same case with a run for each event. */
function byEvent({ case: { bundle, timeline } }: Asked): Asked {
  return asked({ bundle, timeline: timeline.map((step) => ({ ...step, reload: true as const })) });
}
