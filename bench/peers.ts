/**
 * `npm run bench:peers`: other software on the same events and the same policies, each in a process of its own. A time is
 * printed where the answers are ours, event by event; where they are not, the first event that is answered otherwise, and the
 * exit status is 1. The ratio is to a loop that reads the file and parses each line, of the same run.
 */
import { spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import yargs from "yargs";
import { numbersGiven } from "../scripts/numbers-given.js";
import { DEFAULTS, logLines, peopleLines } from "./log.js";
import { firstDifference } from "./peers/compare.js";
import { peersFor } from "./peers/index.js";
import type { PeerMeasurement } from "./peers/measure.js";
import { TASKS, TASK_WORDS } from "./peers/peer.js";
import type { Answers, Task } from "./peers/peer.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.join(here, "data");
const policies = path.join(here, "office.kairos");
const peers = peersFor(await readFile(policies, "utf8"));

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench:peers -- [options]")
  .option("events", { type: "number", default: DEFAULTS.events, describe: "events in the log" })
  .option("people", { type: "number", default: DEFAULTS.people, describe: "people whose events they are" })
  .option("rounds", { type: "number", default: 3, describe: "how often each is measured; the best counts" })
  .option("task", { choices: TASKS, describe: "ask this alone" })
  .option("peer", { choices: peers.map(({ name }) => name), describe: "ask this one alone, beside Kairos" })
  .check(numbersGiven)
  .strict()
  .parseAsync();

await mkdir(data, { recursive: true });
const settings = { ...DEFAULTS, events: args.events, people: args.people };
const log = await written(`peers-log-${args.events}-${args.people}.ndjson`, logLines(settings));
const people = await written(`peers-people-${args.people}.csv`, peopleLines(settings));
const measure = await builtMeasure();

const [ours, ...others] = peers;
const chosen = [ours!, ...others.filter(({ name }) => args.peer === undefined || args.peer === name)];
const tasks = TASKS.filter((task) => args.task === undefined || args.task === task);
say(`${args.events} events of ${args.people} people, best of ${args.rounds} rounds`);
for (const task of tasks) await compare(task);
say("", "what each leaves to its host, or cannot say");
for (const { name, leaves } of chosen.slice(1)) say(`  ${name}: ${leaves}`);

/** In each round the floor, and then each peer in turn. */
async function compare(task: Task): Promise<void> {
  say("", `${task}: ${TASK_WORDS[task]}`);
  say(`  ${"".padEnd(28)}  events/s  ratio  by process    MB`);
  const able = chosen.filter(({ tasks: can }) => can.includes(task));
  const floors: PeerMeasurement[] = [];
  const results = able.map((peer) => ({
    peer,
    measurements: [] as PeerMeasurement[],
    answers: new Uint16Array() as Answers,
  }));
  for (let round = 0; round < args.rounds; round += 1) {
    floors.push(await measured(["floor", log]));
    for (const result of results) {
      const file = path.join(data, "peers-answers");
      result.measurements.push(
        await measured([result.peer.name, task, String(args.events), log, people, policies, file]),
      );
      const bytes = await readFile(file);
      result.answers = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
    }
  }
  row("JSON.parse alone", floors, floors);
  const expected = results[0]!.answers;
  for (const { peer, measurements, answers } of results) {
    const difference = firstDifference(expected, answers, log);
    if (difference === undefined) row(peer.name, measurements, floors);
    else {
      say(`  ${peer.name}: no time, for it answers otherwise, first on ${difference}`);
      process.exitCode = 1;
    }
  }
}

function row(name: string, measurements: readonly PeerMeasurement[], floors: readonly PeerMeasurement[]): void {
  const milliseconds = least(measurements, "milliseconds");
  const ratio = (which: "milliseconds" | "cpuMilliseconds"): string =>
    (least(measurements, which) / least(floors, which)).toFixed(2);
  say(
    [
      `  ${name.padEnd(28)}`,
      `${(args.events / milliseconds / 1000).toFixed(2)} M`.padStart(8),
      ratio("milliseconds").padStart(5),
      ratio("cpuMilliseconds").padStart(10),
      (least(measurements, "maxRssBytes") / 1e6).toFixed(0).padStart(4),
    ].join("  "),
  );
}

function least(measurements: readonly PeerMeasurement[], name: keyof PeerMeasurement): number {
  return Math.min(...measurements.map((one) => one[name]));
}

async function builtMeasure(): Promise<string> {
  await build({
    entryPoints: [path.join(here, "peers/measure.ts")],
    outdir: path.join(data, "peers"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return path.join(data, "peers/measure.mjs");
}

/** Whole or not at all, so that an interrupted run leaves no half file to be measured. */
async function written(name: string, lines: Iterable<string>): Promise<string> {
  const file = path.join(data, name);
  if (existsSync(file)) return file;
  await pipeline(Readable.from(pieces(lines)), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
  return file;
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length > 1 << 20) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}

async function measured(command: readonly string[]): Promise<PeerMeasurement> {
  const child = spawn(process.execPath, [measure, ...command], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const piece of child.stdout) text += String(piece);
  return JSON.parse(text) as PeerMeasurement;
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
