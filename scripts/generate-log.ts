/**
 * Writes the sample log and its people: `npm run generate:log`. With `--check` it writes nothing and says, by its exit
 * status, whether the committed files are what it would write.
 *
 * The same seed gives the same bytes before compression; what gzip makes of them may differ from one zlib to the next, so
 * the check compares what is inside.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { answer } from "./generate-log/answers.js";
import { blemish } from "./generate-log/blemishes.js";
import { DAYS, inPeriod } from "./generate-log/calendar.js";
import { csv, invent } from "./generate-log/people.js";
import { Random } from "./generate-log/random.js";
import { write } from "./generate-log/record.js";
import { simulate } from "./generate-log/simulations.js";
import { work } from "./generate-log/work.js";

const SEED = 20_260_928;
const FOLDER = new URL("../policies/", import.meta.url);
const PEOPLE = new URL("people.csv", FOLDER);
const LOG = new URL("logs/thirty-days.ndjson.gz", FOLDER);

interface Sample {
  readonly people: string;
  readonly log: Buffer;
}

function generate(seed: number): Sample {
  const random = new Random(seed);
  const people = invent(random.fork(), DAYS);
  const happenings = [...work(random.fork(), people), ...simulate(random.fork(), people)].filter(({ time }) =>
    inPeriod(time),
  );
  const answers = answer(random.fork(), people, happenings).filter(({ time }) => inPeriod(time));
  return { people: csv(people), log: blemish(random.fork(), write([...happenings, ...answers])) };
}

function main(options: readonly string[]): number {
  const unknown = options.filter((option) => option !== "--check");
  if (unknown.length > 0) {
    process.stderr.write(`unknown option ${unknown.join(" ")}; the only one is --check\n`);
    return 2;
  }
  const sample = generate(SEED);
  if (options.includes("--check")) return check(sample);
  mkdirSync(new URL(".", LOG), { recursive: true });
  writeFileSync(PEOPLE, sample.people);
  const zipped = gzipSync(sample.log, { level: 9 });
  writeFileSync(LOG, zipped);
  const lines = sample.log.filter((byte) => byte === 0x0a).length;
  process.stdout.write(`policies/logs/thirty-days.ndjson.gz: ${lines} lines, ${Math.round(zipped.length / 1000)} kB\n`);
  return 0;
}

function check(sample: Sample): number {
  const stale: string[] = [];
  if (read(PEOPLE)?.toString() !== sample.people) stale.push("policies/people.csv");
  const log = read(LOG);
  if (log === undefined || !gunzipSync(log).equals(sample.log)) stale.push("policies/logs/thirty-days.ndjson.gz");
  for (const file of stale)
    process.stderr.write(`${file} is not what the generator writes: run npm run generate:log\n`);
  return stale.length === 0 ? 0 : 1;
}

function read(file: URL): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

process.exitCode = main(process.argv.slice(2));
