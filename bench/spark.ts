/**
 * `npm run bench:spark`: events a second of a replay on Spark in `local[2]`, beside the replay of the same file by one
 * process, and where Spark's time goes: each row does what the row before does, and one thing more. `PYTHON` names a Python
 * with what `runtimes/spark/requirements.txt` lists.
 */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import yargs from "yargs";
import { numbersGiven } from "../scripts/numbers-given.js";
import { DEFAULTS, logLines, peopleLines } from "./log.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.join(here, "data");
const command = path.join(here, "..", "dist", "cli", "kairos.js");

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench:spark -- [options]")
  .option("events", { type: "number", default: 2_000_000, describe: "events in the log" })
  .option("people", { type: "number", default: DEFAULTS.people, describe: "people whose events they are" })
  .option("skew", { type: "number", default: 0.2, describe: "share of all events that are of one person" })
  .option("partitions", { type: "number", default: 8, describe: "parts of the replay" })
  .check(numbersGiven)
  .strict()
  .parseAsync();

interface Stage {
  readonly name: string;
  readonly seconds: number;
}

interface OnSpark {
  readonly stages: readonly Stage[];
  readonly workerBytes: number;
  readonly report: string;
}

mkdirSync(data, { recursive: true });
const settings = { ...DEFAULTS, events: args.events, people: args.people };
const log = written(`spark-${args.events}-${args.people}-${args.skew}.ndjson`, skewed(logLines(settings)));
const people = written(`spark-people-${args.people}.csv`, peopleLines(settings));
const bundle = path.join(data, "spark.kairos.json");
run(process.execPath, [command, "compile", path.join(here, "office.kairos"), "-o", bundle]);

const report = path.join(data, "spark-one.json");
const startedAt = performance.now();
const simulate = [command, "simulate", bundle, "--events", log, "--people", people, "--json", report];
const one = spawnSync(process.execPath, simulate);
const seconds = (performance.now() - startedAt) / 1000;
if (one.status === null || one.status > 1) throw new Error(one.stderr.toString());
say(`one process, in order        ${row(seconds)}`);

const python = process.env["PYTHON"] ?? "python3";
const onSpark = JSON.parse(
  run(python, [path.join(here, "spark.py"), bundle, log, people, String(args.partitions), process.execPath, command]),
) as OnSpark;
for (const { name, seconds: taken } of onSpark.stages) say(`${name.padEnd(29)}${row(taken)}`);
say(`largest worker               ${Math.round(onSpark.workerBytes / 2 ** 20)} MB`);
const same = withoutSamples(onSpark.report) === withoutSamples(readFileSync(report, "utf8"));
say(same ? "the report is the same" : "the reports differ");
if (!same) process.exitCode = 1;

/** The same share of events goes to the first person, evenly over the log. */
function* skewed(lines: Iterable<string>): Generator<string> {
  let due = 0;
  let busiest: string | undefined;
  for (const line of lines) {
    const subject = /"subject":"[^"]*"/.exec(line)?.[0];
    busiest ??= subject;
    due += args.skew;
    if (due < 1 || subject === undefined) {
      yield line;
      continue;
    }
    due -= 1;
    yield line.replace(subject, busiest!);
  }
}

function written(name: string, lines: Iterable<string>): string {
  const file = path.join(data, name);
  if (existsSync(file)) return file;
  const handle = openSync(file, "w");
  let piece = "";
  for (const line of lines) {
    piece += line.endsWith("\n") ? line : `${line}\n`;
    if (piece.length < 1 << 20) continue;
    writeSync(handle, piece);
    piece = "";
  }
  writeSync(handle, piece);
  closeSync(handle);
  return file;
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(-4000)}`);
  return stdout;
}

function row(taken: number): string {
  return `${taken.toFixed(1).padStart(7)} s  ${(args.events / taken / 1e6).toFixed(2).padStart(6)} M events/s`;
}

function withoutSamples(json: string): string {
  const read = JSON.parse(json) as { input: { samples?: unknown }; log: { files?: unknown } };
  delete read.input.samples;
  delete read.log.files;
  return JSON.stringify(read);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
