/**
 * A long comparison of the engine with the oracle over generated policies and timelines.
 * `--seed N` repeats a run, `--runs N` or `--minutes N` bounds it, `--reach` counts what was met. Exit status 1 and a
 * minimised case where they disagree.
 */
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { cases, type Case } from "../test/generators/case.js";
import { printCase } from "../test/generators/print.js";
import { disagreement, printDisagreement } from "../test/oracle/agreement.js";
import { Reach } from "../test/oracle/reach.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    runs: { type: "string" },
    minutes: { type: "string" },
    longest: { type: "string", default: "40" },
    reach: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const runs = values.runs === undefined ? (values.minutes === undefined ? 2000 : Infinity) : Number(values.runs);
const stopAt = values.minutes === undefined ? Infinity : Date.now() + Number(values.minutes) * 60_000;
const batch = 200;
const reach = new Reach();

process.stderr.write(`seed ${seed}\n`);
let done = 0;
let events = 0;
for (let round = 0; done < runs && Date.now() < stopAt; round++) {
  const result = fc.check(
    fc.property(cases(Number(values.longest)), ({ bundle, timeline }) => {
      events += timeline.length;
      return disagreement(bundle, timeline, reach) === undefined;
    }),
    { seed: seed + round, numRuns: Math.min(batch, runs - done) },
  );
  done += result.numRuns;
  if (result.failed) {
    const [smallest] = result.counterexample as [Case];
    const found = disagreement(smallest.bundle, smallest.timeline);
    const text = values.json ? JSON.stringify(smallest, null, 1) : printCase(smallest);
    process.stdout.write(
      `${text}\n\n${found === undefined ? String(result.errorInstance) : printDisagreement(found)}\n`,
    );
    process.stdout.write(`seed ${seed + round}: run again with --seed ${seed + round} --runs ${batch}\n`);
    process.exit(1);
  }
  process.stderr.write(`${done} cases, ${events} events agree\n`);
}
if (values.reach) for (const [name, count] of reach.entries()) process.stdout.write(`${count}\t${name}\n`);
