/**
 * Long runs of what CI does briefly: hostile bundles, states and people, and conditions against CEL implementations. Exit
 * status 1 where something is found.
 */
import * as fc from "fast-check";
import yargs from "yargs";
import { attackBundle, attackState, type AttackTally } from "../test/bundle/hostile.js";
import { compareGenerated } from "../test/export/cel-agreement.js";
import { drawn } from "../test/generators/drawn.js";
import { numbersGiven } from "./numbers-given.js";

const rounds = { loading: attack, cel: compare };
const args = await yargs(process.argv.slice(2))
  .usage("npm run fuzz:contract -- [options]")
  .option("of", {
    choices: ["loading", "cel"] as const,
    default: "loading" as const,
    describe: "bundles, states and people, or conditions",
  })
  .option("seed", { type: "number", describe: "of a run that is to be repeated" })
  .option("minutes", { type: "number", default: 5, describe: "how long it goes on" })
  .check(numbersGiven)
  .strict()
  .parseAsync();
const { seed = Date.now() % 2 ** 31 } = args;
const stopAt = Date.now() + args.minutes * 60_000;
process.stderr.write(`seed ${seed}\n`);

const tally: AttackTally = { refused: 0, taken: 0, reasons: new Map() };
let states = 0;
let compared = 0;

for (let at = 0; Date.now() < stopAt; at += 1) {
  try {
    process.stderr.write(`${rounds[args.of](seed + at)}\n`);
  } catch (found) {
    process.stdout.write(`${String(found)}\n${String((found as Error).cause ?? "")}\n`);
    process.stdout.write(`run again with --of ${args.of} --seed ${seed + at}\n`);
    process.exit(1);
  }
}

function attack(from: number): string {
  const draws = drawn((draw) => draw);
  fc.assert(
    fc.property(draws, (draw) => attackBundle(draw, tally)),
    { seed: from, numRuns: 200 },
  );
  fc.assert(fc.property(draws, attackState), { seed: from, numRuns: 100 });
  states += 100;
  return `${tally.refused} bundles refused for ${tally.reasons.size} reasons, ${tally.taken} taken and run, ${states} states`;
}

function compare(from: number): string {
  compared += compareGenerated(from, 100, 20).compared;
  return `${compared} comparisons agree`;
}
