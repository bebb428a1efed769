/**
 * `npm run bench`: what a replay costs, beside what reading the same file and parsing each line costs.
 *
 * Each measurement is a process of its own, floor and replay in turn, and the best of each counts. With `--memory`: the
 * memory of 1 M and of 10 M events of the same people, piped in.
 */
import { spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { build } from "esbuild";
import yargs from "yargs";
import { bundleText } from "../src/bundle/index.js";
import { compile } from "../src/compiler/index.js";
import { DEFAULTS, MEMBER_ORDERS, logLines, peopleLines } from "./log.js";
import type { LogSettings } from "./log.js";
import type { Measurement } from "./measure.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.join(here, "data");
const GOAL = 0.8;
const MEMORY_GOAL = 1.5;

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench -- [options]")
  .option("events", { type: "number", default: DEFAULTS.events, describe: "events in the log" })
  .option("people", { type: "number", default: DEFAULTS.people, describe: "people whose events they are" })
  .option("seed", { type: "number", default: DEFAULTS.seed, describe: "of the log" })
  .option("order", { choices: MEMBER_ORDERS, default: DEFAULTS.order, describe: "of the members of a line" })
  .option("mix", { type: "number", default: DEFAULTS.mix, describe: "share of events whose type a policy asks for" })
  .option("risky", {
    type: "number",
    default: DEFAULTS.risky,
    describe: "share of these in which somebody does what policies watch for",
  })
  .option("rounds", { type: "number", default: 5, describe: "how often each is measured" })
  .option("sweep", { type: "boolean", default: false, describe: "several seeds, orders and mixes" })
  .option("memory", { type: "boolean", default: false, describe: "the memory of 1 M and of 10 M events instead" })
  .strict()
  .parseAsync();

await mkdir(data, { recursive: true });
const measure = await builtMeasure();
const bundle = await compiledBundle();
if (args.memory) await memory();
else if (args.sweep) await sweep();
else await ratio(args);

// ── speed ───────────────────────────────────────────────────────────────────────────────────────────────────────────

async function ratio(settings: LogSettings): Promise<number> {
  const log = await writtenLog(settings);
  const people = await writtenPeople(settings);
  const floors: Measurement[] = [];
  const replays: Measurement[] = [];
  for (let round = 0; round < args.rounds; round += 1) {
    floors.push(await measured(["floor", log.path]));
    replays.push(await measured(["replay", log.path, bundle, people]));
  }
  const floor = best(floors);
  const replay = best(replays);
  const quotient = replay.milliseconds / floor.milliseconds;
  const { events, seed, order, mix, risky } = settings;
  say(
    `${events} events, ${Math.round(log.bytes / events)} bytes a line, seed ${seed}, members ${order}, ${Math.round(mix * 100)}% of types asked for, ${Math.round(risky * 100)}% of these risky`,
    `  floor   ${time(floor)}  read, cut into lines, JSON.parse`,
    `  replay  ${time(replay)}  ${rate(replay)} events a second, ${megabytes(replay.maxRssBytes)} MB; ${replay.occurrences} occurrences, ${replay.prompts} prompts`,
    `  ratio   ${quotient.toFixed(2)}  (goal: at most ${GOAL}; best of ${args.rounds} rounds each; by processor time ${(bestCpu(replays) / bestCpu(floors)).toFixed(2)})`,
    `  people  ${Math.round(replay.peopleMilliseconds!)} ms for the table, not in the ratio`,
  );
  if (replay.events !== events || replay.setAside !== 0) throw new Error("the replay did not take every event");
  if (quotient > GOAL) process.exitCode = 1;
  return quotient;
}

async function sweep(): Promise<void> {
  const quotients: number[] = [];
  for (const change of [
    {},
    { seed: 2 },
    { order: "reversed" },
    { order: "shuffled" },
    { mix: 0 },
    { mix: 1 },
    { mix: 1, order: "shuffled" },
    { risky: 0.3 },
  ] as const satisfies readonly Partial<LogSettings>[]) {
    quotients.push(await ratio({ ...args, ...change }));
  }
  say(`ratios from ${Math.min(...quotients).toFixed(2)} to ${Math.max(...quotients).toFixed(2)}`);
}

function best(measurements: readonly Measurement[]): Measurement {
  return measurements.reduce((least, one) => (one.milliseconds < least.milliseconds ? one : least));
}

function bestCpu(measurements: readonly Measurement[]): number {
  return Math.min(...measurements.map((one) => one.cpuMilliseconds));
}

// ── memory ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function memory(): Promise<void> {
  const sizes: number[] = [];
  for (const events of [1_000_000, 10_000_000]) {
    const settings = { ...args, events };
    const people = await writtenPeople(settings);
    const child = spawn(process.execPath, [measure, "replay", "-", bundle, people], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const answer = output(child.stdout);
    for (const piece of pieces(logLines(settings))) if (!child.stdin.write(piece)) await once(child.stdin, "drain");
    child.stdin.end();
    const result = JSON.parse(await answer) as Measurement;
    if (result.events !== events) throw new Error(`${result.events} events came through`);
    sizes.push(result.maxRssBytes);
    say(`${events} events of ${args.people} people: ${megabytes(result.maxRssBytes)} MB`);
  }
  const quotient = sizes[1]! / sizes[0]!;
  say(`ratio ${quotient.toFixed(2)}  (goal: at most ${MEMORY_GOAL})`);
  if (quotient > MEMORY_GOAL) process.exitCode = 1;
}

// ── what is measured ────────────────────────────────────────────────────────────────────────────────────────────────

async function builtMeasure(): Promise<string> {
  const outfile = path.join(data, "measure.mjs");
  await build({
    entryPoints: [path.join(here, "measure.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@duckdb/*"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  return outfile;
}

async function compiledBundle(): Promise<string> {
  const { bundle: compiled, diagnostics } = compile([
    { path: "office.kairos", text: await readFile(path.join(here, "office.kairos"), "utf8") },
  ]);
  if (compiled === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  const file = path.join(data, "office.kairos.json");
  await writeFile(file, bundleText(compiled));
  return file;
}

async function writtenLog(settings: LogSettings): Promise<{ path: string; bytes: number }> {
  const { events, seed, order, mix, risky, people } = settings;
  const file = path.join(data, `log-${events}-${seed}-${order}-${mix}-${risky}-${people}.ndjson`);
  if (!existsSync(file)) await written(file, logLines(settings));
  const { size } = await stat(file);
  return { path: file, bytes: size };
}

async function writtenPeople(settings: LogSettings): Promise<string> {
  const file = path.join(data, `people-${settings.people}-${settings.seed}.csv`);
  if (!existsSync(file)) await written(file, peopleLines(settings));
  return file;
}

/** Whole or not at all, so that an interrupted run leaves no half file to be measured. */
async function written(file: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(`${file}.part`);
  for (const piece of pieces(lines)) if (!stream.write(piece)) await once(stream, "drain");
  stream.end();
  await once(stream, "close");
  await rename(`${file}.part`, file);
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line, "\n");
    if (piece.length > 8000) {
      yield piece.join("");
      piece = [];
    }
  }
  yield piece.join("");
}

async function measured(command: readonly string[]): Promise<Measurement> {
  const child = spawn(process.execPath, [measure, ...command], { stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(await output(child.stdout)) as Measurement;
}

async function output(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const piece of stream) text += String(piece);
  return text;
}

function time({ milliseconds }: Measurement): string {
  return `${milliseconds.toFixed(0).padStart(6)} ms`;
}

function rate({ events, milliseconds }: Measurement): string {
  return `${(events / milliseconds / 1000).toFixed(2)} M`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
