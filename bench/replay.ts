/**
 * `npm run bench`: what a replay costs, beside what reading the same file and parsing each line costs, over several mixes of
 * types, orders of members and seeds, the report apart, and what an event costs once V8 is warm; with `--mix`, `--order`,
 * `--seed` or `--risky` of that one log alone.
 * With `--gzip` or `--parquet` the log is replayed in that form, and the floor is that of the plain one; with `--threads 2` it is
 * replayed on two threads.
 *
 * Each measurement is a process of its own, floor and replay in turn, and the best of each counts. With `--memory`: the
 * memory of few and of many events of the same people, piped in.
 */
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { build } from "esbuild";
import yargs from "yargs";
import { numbersGiven } from "../scripts/numbers-given.js";
import { bundleText } from "../src/bundle/index.js";
import { compile } from "../src/compiler/index.js";
import { DEFAULTS, MEMBER_ORDERS, logLines, peopleLines } from "./log.js";
import type { LogSettings } from "./log.js";
import type { Measurement } from "./measure.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.join(here, "data");
const GOAL = 0.8;
const GZIP_GOAL = 0.6;
/** On two threads, of some millions of events. */
const THREADS_GOAL = 0.35;
const MEMORY_GOAL = 1.5;

/** What the ratio must not depend on. */
const TABLE: readonly Partial<LogSettings>[] = [
  ...[0, 0.2, 0.5, 1].flatMap((mix) => [
    { mix },
    { mix, seed: 2, order: "reversed" as const },
    { mix, seed: 3, order: "shuffled" as const },
  ]),
  { risky: 0.3 },
];

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench -- [options]")
  .option("events", { type: "number", default: DEFAULTS.events, describe: "events in the log" })
  .option("people", { type: "number", default: DEFAULTS.people, describe: "people whose events they are" })
  .option("seed", { type: "number", describe: "of the log" })
  .option("order", { choices: MEMBER_ORDERS, describe: "of the members of a line" })
  .option("mix", { type: "number", describe: "share of events whose type a policy asks for" })
  .option("risky", { type: "number", describe: "share of these in which somebody does what policies watch for" })
  .option("rounds", { type: "number", default: 5, describe: "how often each is measured" })
  .option("gzip", { type: "boolean", default: false, describe: "replay the log as gzip" })
  .option("parquet", { type: "boolean", default: false, describe: "replay the log as Parquet" })
  .option("threads", { type: "number", default: 1, describe: "replay on so many threads" })
  .option("memory", { type: "boolean", default: false, describe: "the memory of few and of many events instead" })
  .option("many", { type: "number", default: 10_000_000, describe: "how many events are many, for --memory" })
  .check(numbersGiven)
  .strict()
  .parseAsync();

const base: LogSettings = { ...DEFAULTS, events: args.events, people: args.people };
const asked = Object.fromEntries(
  (["seed", "order", "mix", "risky"] as const).flatMap((name) =>
    args[name] === undefined ? [] : [[name, args[name]]],
  ),
) as Partial<LogSettings>;

await mkdir(data, { recursive: true });
const measure = await builtMeasure();
const bundle = await compiledBundle();
if (args.memory) await memory({ ...base, ...asked });
else await speed(Object.keys(asked).length > 0 ? [asked] : TABLE);

// ── speed ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** By wall clock, by the processor time of the main thread, and by that of the whole process. */
interface Ratios {
  readonly wall: number;
  readonly thread: number;
  readonly cpu: number;
}

async function speed(changes: readonly Partial<LogSettings>[]): Promise<void> {
  say(
    `${args.events} events of ${args.people} people, best of ${args.rounds} rounds; ratio of the replay, its report apart, to a loop that reads the file, cuts it into lines and parses each${args.gzip ? "; the replay reads gzip" : args.parquet ? "; the replay reads Parquet" : ""}${args.threads > 1 ? `; it runs on ${args.threads} threads` : ""}`,
    "asked for  members   seed  risky  bytes  floor ms  replay ms  report ms  events/s  steady ns   MB  ratio  by thread  by process",
  );
  const all: Ratios[] = [];
  for (const change of changes) all.push(await row({ ...base, ...change }));
  const walls = all.map(({ wall }) => wall);
  const goal = args.gzip ? GZIP_GOAL : args.threads > 1 ? THREADS_GOAL : GOAL;
  say(`ratios from ${Math.min(...walls).toFixed(2)} to ${Math.max(...walls).toFixed(2)} (goal: at most ${goal})`);
  if (Math.max(...walls) > goal) process.exitCode = 1;
}

async function row(settings: LogSettings): Promise<Ratios> {
  const log = await writtenLog(settings);
  const table = await writtenPeople(settings);
  const replayed = args.gzip ? await compressed(log.path) : args.parquet ? await asParquet(log.path) : log.path;
  const floors: Measurement[] = [];
  const replays: Measurement[] = [];
  for (let round = 0; round < args.rounds; round += 1) {
    floors.push(await measured(["floor", log.path]));
    replays.push(await measured(["replay", replayed, bundle, table, String(args.threads)]));
  }
  const [floor, replay] = [best(floors), best(replays)];
  if (replay.events !== settings.events || replay.setAside !== 0) {
    throw new Error("the replay did not take every event");
  }
  const ratio = (name: Time): number => least(replays, name) / least(floors, name);
  const ratios = {
    wall: ratio("milliseconds"),
    thread: ratio("threadMilliseconds"),
    cpu: ratio("cpuMilliseconds"),
  };
  say(
    [
      `${Math.round(settings.mix * 100)} %`.padStart(9),
      settings.order.padEnd(8),
      String(settings.seed).padStart(5),
      `${Math.round(settings.risky * 100)} %`.padStart(5),
      String(Math.round(log.bytes / settings.events)).padStart(5),
      floor.milliseconds.toFixed(0).padStart(8),
      replay.milliseconds.toFixed(0).padStart(9),
      least(replays, "reportMilliseconds").toFixed(0).padStart(9),
      `${(replay.events / replay.milliseconds / 1000).toFixed(2)} M`.padStart(8),
      least(replays, "steadyNanoseconds").toFixed(0).padStart(9),
      megabytes(replay.maxRssBytes).padStart(4),
      ratios.wall.toFixed(2).padStart(5),
      ratios.thread.toFixed(2).padStart(9),
      ratios.cpu.toFixed(2).padStart(10),
    ].join("  "),
  );
  return ratios;
}

type Time = "milliseconds" | "threadMilliseconds" | "cpuMilliseconds" | "reportMilliseconds" | "steadyNanoseconds";

function least(measurements: readonly Measurement[], name: Time): number {
  return Math.min(...measurements.map((one) => one[name] ?? NaN));
}

function best(measurements: readonly Measurement[]): Measurement {
  return measurements.reduce((fastest, one) => (one.milliseconds < fastest.milliseconds ? one : fastest));
}

// ── memory ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function memory(settings: LogSettings): Promise<void> {
  const sizes: number[] = [];
  for (const count of [1_000_000, args.many]) {
    const table = await writtenPeople(settings);
    const child = spawn(process.execPath, [measure, "replay", "-", bundle, table], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const answer = output(child.stdout);
    for (const piece of pieces(logLines({ ...settings, events: count }))) {
      if (!child.stdin.write(piece)) await once(child.stdin, "drain");
    }
    child.stdin.end();
    const result = JSON.parse(await answer) as Measurement;
    if (result.events !== count) throw new Error(`${result.events} events came through`);
    sizes.push(result.maxRssBytes);
    say(`${count} events of ${settings.people} people: ${megabytes(result.maxRssBytes)} MB`);
  }
  const quotient = sizes[1]! / sizes[0]!;
  say(`ratio ${quotient.toFixed(2)}  (goal: at most ${MEMORY_GOAL})`);
  if (quotient > MEMORY_GOAL) process.exitCode = 1;
}

// ── what is measured ────────────────────────────────────────────────────────────────────────────────────────────────

async function builtMeasure(): Promise<string> {
  await build({
    // The others are what runs in worker threads; the first looks for them beside itself.
    entryPoints: [
      path.join(here, "measure.ts"),
      path.join(here, "../src/simulator/files/replay-thread.ts"),
      path.join(here, "../src/simulator/files/note-thread.ts"),
    ],
    outdir: data,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@duckdb/*"],
    // As `kairos` is minified, with the names that profiles show.
    minifySyntax: true,
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  return path.join(data, "measure.js");
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

async function compressed(log: string): Promise<string> {
  const file = `${log}.gz`;
  if (!existsSync(file)) {
    await pipeline(createReadStream(log), createGzip(), createWriteStream(`${file}.part`));
    await rename(`${file}.part`, file);
  }
  return file;
}

/** Its fields in columns of their own. */
async function asParquet(log: string): Promise<string> {
  const file = `${log}.parquet`;
  if (existsSync(file)) return file;
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(
    `COPY (SELECT id, source, type, CAST(time AS TIMESTAMP) AS time, subject, data.*
      FROM read_json('${log}', format = 'newline_delimited', sample_size = 200000, field_appearance_threshold = 0, map_inference_threshold = -1))
      TO '${file}.part' (FORMAT parquet)`,
  );
  await rename(`${file}.part`, file);
  return file;
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

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
