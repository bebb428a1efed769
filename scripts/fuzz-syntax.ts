/**
 * Texts that nobody meant, through parse, check, format and render. A second process watches the one that works, and ends
 * it where it hangs. Exit status 1 and the text where a promise is broken.
 */
import { spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import yargs from "yargs";
import { drawing, hostileText } from "../test/generators/hostile-texts.js";
import { brokenPromise } from "../test/robustness/front-end.js";
import { numbersGiven } from "./numbers-given.js";

const args = await yargs(process.argv.slice(2))
  .usage("npm run fuzz:syntax -- [options]")
  .option("seed", { type: "number", default: 1, describe: "of the first text" })
  .option("count", { type: "number", default: 10_000, describe: "texts" })
  .option("most-ms", { type: "number", default: 2000, describe: "how long one may take of the processor" })
  .option("working", { type: "boolean", default: false, hidden: true })
  .check(numbersGiven)
  .strict()
  .parseAsync();
const first = args.seed;
const last = first + args.count - 1;
/** How long the working process may stay at one text before it is ended. */
const HANGS_MS = 30_000;

if (args.working) work();
else watch();

function work(): void {
  let slowest = { ms: 0, seed: first };
  for (let seed = first; seed <= last; seed += 1) {
    // At once, so that the watcher knows the place even if this text is never finished.
    writeSync(1, `${seed}\n`);
    const text = hostileText(drawing(seed));
    const start = process.cpuUsage();
    const broken = brokenPromise(text);
    const ms = process.cpuUsage(start).user / 1000;
    if (broken !== undefined) return fail(seed, broken);
    if (ms > args.mostMs) return fail(seed, `it takes ${Math.round(ms)} ms`);
    if (ms > slowest.ms) slowest = { ms, seed };
    if (seed === last || (seed - first + 1) % 10_000 === 0) {
      const done = `${seed - first + 1} texts kept`;
      process.stderr.write(`${done}; the slowest took ${Math.round(slowest.ms)} ms (seed ${slowest.seed})\n`);
    }
  }
}

function watch(): void {
  process.stderr.write(`seed ${first}\n`);
  const worker = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), "--working"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let at = first;
  const hangs = setTimeout(() => {
    worker.kill();
    fail(at, "it hangs");
  }, HANGS_MS);
  createInterface(worker.stdout).on("line", (line) => {
    at = Number(line);
    hangs.refresh();
  });
  worker.on("close", (status) => {
    clearTimeout(hangs);
    process.exitCode ||= status ?? 1;
  });
}

function fail(seed: number, broken: string): void {
  process.stderr.write(`${hostileText(drawing(seed))}\n\n${broken}\nseed ${seed}: --seed ${seed} --count 1\n`);
  process.exitCode = 1;
}
