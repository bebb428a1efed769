/**
 * How the time of parse, check, both with all that is said, and format grows with the length of a file, and what 1,000 policies take.
 *
 * Files of several shapes, each from 64 kB to 1 MB; the exponent is the slope of time over length on logarithmic scales,
 * the best of three rounds each: 1 is linear. `--assert` ends with status 1 above 1.2, or where 1,000 policies take more
 * than a second in a warm process. Times are of the processor.
 */
import yargs from "yargs";
import { checkParsed } from "../src/compiler/index.js";
import { check } from "../src/semantics/index.js";
import { format, parse } from "../src/syntax/index.js";
import { policies, shapes, VOCABULARY } from "./texts.js";

const args = await yargs(process.argv.slice(2))
  .usage("npm run bench:compile -- [options]")
  .option("assert", { type: "boolean", default: false, describe: "exit status 1 where a goal is missed" })
  .strict()
  .parseAsync();
const SIZES = [64, 128, 256, 512, 1024].map((kilobytes) => kilobytes * 1024);
const MOST_EXPONENT = 1.2;
const ROUNDS = 3;

type Step = "parse" | "check" | "whole" | "format";
let failed = false;

// First, while nothing is warm and the heap is small.
const files = [{ path: "vocabulary.kairos", text: VOCABULARY }, ...policies(1000, 50)];
const kilobytes = Math.round(files.reduce((sum, { text }) => sum + text.length, 0) / 1024);
const rounds = Array.from({ length: 8 }, () => timed(() => check(files.map((file) => parse(file).tree))));
const least = Math.min(...rounds);
print(
  `1,000 policies in ${files.length - 1} files (${kilobytes} kB), parsed and checked: ${Math.round(rounds[0]!)} ms in a new process, ${Math.round(least)} ms once it is warm`,
);
failed ||= least > 1000;

for (const [shape, write] of Object.entries(shapes)) {
  const times: Record<Step, number[]> = { parse: [], check: [], whole: [], format: [] };
  const lengths: number[] = [];
  for (const size of SIZES) {
    const text = write(size);
    lengths.push(text.length);
    const tree = parse({ path: "p.kairos", text }).tree;
    const vocabulary = parse({ path: "vocabulary.kairos", text: VOCABULARY }).tree;
    times.parse.push(best(() => parse({ path: "p.kairos", text })));
    times.check.push(best(() => check([vocabulary, tree])));
    times.whole.push(
      best(() =>
        checkParsed([parse({ path: "vocabulary.kairos", text: VOCABULARY }), parse({ path: "p.kairos", text })]),
      ),
    );
    times.format.push(best(() => format({ path: "p.kairos", text })));
  }
  for (const step of ["parse", "check", "whole", "format"] as const) {
    const exponent = slope(lengths.map(Math.log), times[step].map(Math.log));
    failed ||= exponent > MOST_EXPONENT;
    const shown = times[step].map((ms) => `${Math.round(ms)}`.padStart(6)).join("");
    print(`${shape.padEnd(20)} ${step.padEnd(7)} n^${exponent.toFixed(2)}  ms at 64 kB to 1 MB:${shown}`);
  }
}

if (args.assert && failed) process.exitCode = 1;

function best(work: () => unknown): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => timed(work)));
}

/** Of the processor, in milliseconds. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of the line with the least squares. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, each, at) => sum + (each - x) * (ys[at]! - y), 0);
  return above / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
