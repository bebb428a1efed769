/**
 * Renews the digests of the generated conformance suite: engine and oracle answer every case, and must agree.
 */
import { writeFile } from "node:fs/promises";
import yargs from "yargs";
import type { Json } from "../src/base/json.js";
import { printCase } from "../test/generators/print.js";
import { mustBeReached, Reach } from "../test/oracle/reach.js";
import {
  comparableAnswer,
  decisionsOf,
  digestOf,
  digestsPath,
  drawChunk,
  oracleAnswers,
  type Asked,
  type ChunkDigest,
  type Digests,
} from "../test/conformance/generated.js";
import { OwnEngine } from "./conformance/answer.js";
import { numbersGiven } from "./numbers-given.js";

const args = await yargs(process.argv.slice(2))
  .usage("npm run conformance:digests -- [options]")
  .option("chunks", { type: "number", describe: "a smaller suite, to try it out: nothing is written" })
  .check(numbersGiven)
  .strict()
  .parseAsync();
const suite = { seed: 20_261_125, casesPerChunk: 100, longest: 40 };
const count = args.chunks ?? 84;

function engineAnswers({ load, runs }: Asked): string[] {
  const engine = new OwnEngine();
  const loaded = engine.answer(load) as { readonly [name: string]: Json };
  if (loaded["loaded"] === undefined) throw new Error(`not loaded: ${JSON.stringify(loaded)}`);
  let state: Json = {};
  return runs.map((run) => {
    const answer = engine.answer({ ...run, state });
    ({ state } = answer as { readonly state: Json });
    return comparableAnswer(answer);
  });
}

const reach = new Reach();
const chunks: ChunkDigest[] = [];
for (let chunk = 0; chunk < count; chunk++) {
  const answers: string[] = [];
  let events = 0;
  for (const asked of drawChunk(suite, chunk)) {
    const right = oracleAnswers(asked, reach);
    const left = engineAnswers(asked);
    const at = right.findIndex((answer, position) => answer !== left[position]);
    if (at >= 0) {
      process.stderr.write(`${printCase(asked.case)}\n\nrun ${at}\noracle ${right[at]}\nengine ${left[at]}\n`);
      process.exit(1);
    }
    answers.push(...right);
    events += asked.case.timeline.length;
  }
  const decisions = answers.reduce((sum, answer) => sum + decisionsOf(answer), 0);
  chunks.push({ events, decisions, sha256: digestOf(answers) });
  process.stderr.write(`chunk ${chunk}: ${events} events, ${decisions} decisions\n`);
}
const missed = mustBeReached.filter((name) => reach.count(name) === 0);
const sum = (of: "events" | "decisions"): number => chunks.reduce((total, chunk) => total + chunk[of], 0);
const digests: Digests = {
  ...suite,
  chunks,
  totals: { cases: count * suite.casesPerChunk, events: sum("events"), decisions: sum("decisions") },
  reached: Object.fromEntries(reach.entries()),
};
process.stdout.write(`${JSON.stringify(digests.totals)}\n`);
if (args.chunks === undefined) {
  await writeFile(digestsPath, `${JSON.stringify(digests, undefined, 1)}\n`);
  for (const name of missed) process.stderr.write(`never reached: ${name}\n`);
  if (missed.length > 0) process.exitCode = 1;
}
