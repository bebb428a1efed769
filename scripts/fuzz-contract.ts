/**
 * Long runs of what CI does briefly: hostile bundles, states and people (`--of loading`), and conditions against CEL
 * implementations (`--of cel`). `--seed N` repeats a run, `--minutes N` bounds it. Exit status 1 where something is found.
 */
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { attackBundle, attackState, type AttackTally } from "../test/bundle/hostile.js";
import { compareGenerated } from "../test/export/cel-agreement.js";
import { drawn } from "../test/generators/drawn.js";

const { values } = parseArgs({
  options: {
    of: { type: "string", default: "loading" },
    seed: { type: "string" },
    minutes: { type: "string", default: "5" },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const stopAt = Date.now() + Number(values.minutes) * 60_000;
process.stderr.write(`seed ${seed}\n`);

const rounds: Readonly<Record<string, (round: number) => string>> = { loading: attack, cel: compare };
const round = rounds[values.of];
if (round === undefined) throw new Error(`--of is one of ${Object.keys(rounds).join(", ")}`);

const tally: AttackTally = { refused: 0, taken: 0, reasons: new Map() };
let states = 0;
let compared = 0;

for (let at = 0; Date.now() < stopAt; at += 1) {
  try {
    process.stderr.write(`${round(seed + at)}\n`);
  } catch (found) {
    process.stdout.write(`${String(found)}\n${String((found as Error).cause ?? "")}\n`);
    process.stdout.write(`run again with --of ${values.of} --seed ${seed + at}\n`);
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
