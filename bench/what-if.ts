/**
 * `npm run bench:what-if`: what it costs to ask a log that is in memory already what other policies would do, an event of the
 * log and question. Conditions are asked of events in columns. `tune` asks a projection of the log, of which it tries setting after setting; a comparison reads and
 * decides the whole log through both policy sets, and traces what changed to its cause.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import yargs from "yargs";
import { numbersGiven } from "../scripts/numbers-given.js";
import { compile } from "../src/compiler/index.js";
import { nodeTools } from "../src/simulator/files/index.js";
import {
  Changes,
  Projection,
  WhatIfReplay,
  bytesInMemory,
  readPeople,
  replay,
  replayBoth,
  tunablesOf,
  withSettings,
} from "../src/simulator/index.js";
import { DEFAULTS, logLines, peopleLines } from "./log.js";
import { PredicateColumns } from "./predicates.js";

const GOAL_NS = 30;

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench:what-if -- [options]")
  .option("events", { type: "number", default: 300_000, describe: "events in the log" })
  .option("people", { type: "number", default: 6000, describe: "people whose events they are" })
  .option("settings", { type: "number", default: 300, describe: "settings of the limits that are tried" })
  .option("rounds", { type: "number", default: 3, describe: "how often each is measured; the best counts" })
  .check(numbersGiven)
  .strict()
  .parseAsync();

const settings = { ...DEFAULTS, events: args.events, people: args.people };
const encoder = new TextEncoder();
const bytesOf = (lines: Iterable<string>): Uint8Array => encoder.encode([...lines, ""].join("\n"));
const log = bytesOf(logLines(settings));
const office = path.join(path.dirname(fileURLToPath(import.meta.url)), "office.kairos");
const { bundle } = compile([{ path: "office.kairos", text: readFileSync(office, "utf8") }]);
if (bundle === undefined) throw new Error("the policies of the bench have errors");
const read = await readPeople(bytesInMemory("people.csv", bytesOf(peopleLines(settings))), "csv", bundle, nodeTools);
if ("problem" in read) throw new Error(read.problem.message);
const people = read.table;
const logs = () => [{ source: bytesInMemory("log.ndjson", log), format: "ndjson" as const }];
const tunables = tunablesOf(bundle).filter(
  ({ kind, pointers }) => kind === "at_most" && pointers[0]!.startsWith("/limits/"),
);
const projection = new Projection(bundle);
const predicates = new PredicateColumns(bundle);
const { tally } = await replay({
  bundle,
  people,
  logs: logs(),
  tools: nodeTools,
  figures: { replicates: 0 },
  competing: projection.competing,
  taken: projection.taken,
  watch: predicates.watch,
});
if (tally.ledger.decided !== args.events) throw new Error("the replay did not decide every event");

/** The n-th of them. */
const valuesOf = (setting: number): number[] => tunables.map(({ value }, at) => value + ((setting >> (2 * at)) & 3));
const most = tunables.map(({ value }) => value + 3);
const whatIf = new WhatIfReplay(projection, tunables, most);
const tuning = await best(() => {
  for (let setting = 0; setting < args.settings; setting += 1) whatIf.run(valuesOf(setting));
});
const asking = await best(() => predicates.run());
const next = withSettings(bundle, tunables, valuesOf(5));
const alone = await best(() => replay({ bundle, people, logs: logs(), tools: nodeTools }));
const comparing = await best(() => {
  const changes = new Changes(bundle, next, people);
  return replayBoth({
    old: { bundle, people },
    next: { bundle: next, people },
    logs: logs(),
    tools: nodeTools,
    both: changes.both,
  }).then(() => changes.settle());
});

say(
  `${args.events} events in memory, ${projection.times.length} rows of them projected; best of ${args.rounds} rounds`,
);
row("all conditions", asking);
row("tune, a setting", tuning / args.settings);
row("a replay", alone);
row("a comparison of two policy sets", comparing);
if ((1e6 * tuning) / args.settings / args.events > GOAL_NS) process.exitCode = 1;

function row(name: string, milliseconds: number): void {
  say(
    `  ${name.padEnd(32)} ${milliseconds.toFixed(1).padStart(8)} ms ${((1e6 * milliseconds) / args.events).toFixed(1).padStart(8)} ns an event`,
  );
}

/** Milliseconds. */
async function best(measured: () => unknown): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < args.rounds; round += 1) {
    const startedAt = performance.now();
    await measured();
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
