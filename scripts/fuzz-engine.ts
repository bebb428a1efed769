/**
 * A long comparison of the engine with the oracle over generated policies and timelines. Exit status 1 and a minimised
 * case where they disagree.
 */
import * as fc from "fast-check";
import yargs from "yargs";
import { cases, type Case } from "../test/generators/case.js";
import { printCase } from "../test/generators/print.js";
import { disagreement, printDisagreement } from "../test/oracle/agreement.js";
import { Reach } from "../test/oracle/reach.js";
import { numbersGiven } from "./numbers-given.js";

const args = await yargs(process.argv.slice(2))
  .usage("npm run fuzz:engine -- [options]")
  .option("seed", { type: "number", describe: "of a run that is to be repeated" })
  .option("runs", { type: "number", describe: "cases; 2000 where no minutes are given either" })
  .option("minutes", { type: "number", describe: "how long it goes on" })
  .option("longest", { type: "number", default: 40, describe: "events in a timeline, at most" })
  .option("reach", { type: "boolean", default: false, describe: "count what was met" })
  .option("json", { type: "boolean", default: false, describe: "print a case as JSON" })
  .check(numbersGiven)
  .strict()
  .parseAsync();
const { seed = Date.now() % 2 ** 31, minutes = Infinity } = args;
const runs = args.runs ?? (args.minutes === undefined ? 2000 : Infinity);
const stopAt = Date.now() + minutes * 60_000;
const batch = 200;
const reach = new Reach();

process.stderr.write(`seed ${seed}\n`);
let done = 0;
let events = 0;
for (let round = 0; done < runs && Date.now() < stopAt; round++) {
  const result = fc.check(
    fc.property(cases(args.longest), ({ bundle, timeline }) => {
      events += timeline.length;
      return disagreement(bundle, timeline, reach) === undefined;
    }),
    { seed: seed + round, numRuns: Math.min(batch, runs - done) },
  );
  done += result.numRuns;
  if (result.failed) {
    const [smallest] = result.counterexample as [Case];
    const found = disagreement(smallest.bundle, smallest.timeline);
    const text = args.json ? JSON.stringify(smallest, null, 1) : printCase(smallest);
    process.stdout.write(
      `${text}\n\n${found === undefined ? String(result.errorInstance) : printDisagreement(found)}\n`,
    );
    process.stdout.write(`seed ${seed + round}: run again with --seed ${seed + round} --runs ${batch}\n`);
    process.exit(1);
  }
  process.stderr.write(`${done} cases, ${events} events agree\n`);
}
if (args.reach) for (const [name, count] of reach.entries()) process.stdout.write(`${count}\t${name}\n`);
