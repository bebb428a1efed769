/**
 * Puts the conformance vectors to a program: `npm run conformance -- [--only PART]… [COMMAND [ARGUMENT…]]`. Without a
 * command it is our own engine. Exit status 0: all passed; 1: something failed; 2: wrong use.
 */
import { parseArgs } from "node:util";
import { casesOf } from "../test/conformance/format.js";
import { readVectors } from "../test/conformance/read.js";
import { runFile, type Difference } from "../test/conformance/run.js";
import { Program } from "./conformance/program.js";

const usage = `npm run conformance -- [--only PART]... [--timeout SECONDS] [--shown N] [COMMAND [ARGUMENT...]]

Puts the conformance vectors to a program that speaks the line protocol (docs/conformance.md), and without a command to
the engine of this repository.

  --only PART        files whose path begins with PART alone (limits, expressions/time); may stand several times
  --timeout SECONDS  how long one answer may take (default 30)
  --shown N          differences shown for each file (default 5)
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function options() {
  // What follows the command is the program's.
  const given = process.argv.slice(2);
  const takesValue = new Set(["--only", "--timeout", "--shown"]);
  let end = 0;
  while (end < given.length && given[end]!.startsWith("-")) {
    end += takesValue.has(given[end]!) ? 2 : 1;
    if (given[end - 1] === "--") break;
  }
  try {
    const { values } = parseArgs({
      args: given.slice(0, end).filter((each) => each !== "--"),
      options: {
        only: { type: "string", multiple: true, default: [] },
        timeout: { type: "string", default: "30" },
        shown: { type: "string", default: "5" },
        help: { type: "boolean", default: false },
      },
    });
    const seconds = Number(values.timeout);
    const shown = Number(values.shown);
    if (!(seconds > 0)) return fail(`--timeout takes a number of seconds, not ${values.timeout}`);
    if (!(Number.isInteger(shown) && shown >= 0)) return fail(`--shown takes a number, not ${values.shown}`);
    return { ...values, timeoutMs: seconds * 1000, shown, command: given.slice(end) };
  } catch (problem) {
    return fail(`${(problem as Error).message}\n\n${usage}`);
  }
}

const short = (text: string, most = 2000): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** Both sides from where they part. */
function printDifference({ name, where, expected, actual }: Difference): string {
  const most = 160;
  let same = 0;
  while (same < expected.length && expected[same] === actual[same]) same += 1;
  const from = expected.length > most && same > 60 ? same - 40 : 0;
  const side = (text: string): string => (from > 0 ? "…" : "") + short(text.slice(from), most);
  return `  ${name}\n    ${short(where, 240)}\n    expected  ${side(expected)}\n    actual    ${side(actual)}\n`;
}

const { only, timeoutMs, shown, help, command } = options();
if (help) {
  process.stdout.write(usage);
  process.exit(0);
}
const files = readVectors(only);
if (files.length === 0) fail(`no file of vectors begins with ${only.join(", ")}`);

const [program, ...args] =
  command.length > 0 ? command : [process.execPath, "--import", "tsx", "scripts/conformance/engine.ts"];
const start = (): Program => new Program(program!, args, timeoutMs);
const width = Math.max(...files.map(([path]) => path.length));
let runtime = start();
let passed = 0;
let failed = 0;
for (const [path, file] of files) {
  if (runtime.isBroken) runtime = start();
  const verdict = await runFile(file, runtime);
  passed += verdict.passed;
  failed += verdict.failed;
  const total = file.cases.reduce((sum, vector) => sum + casesOf(vector), 0);
  const mark = verdict.failed === 0 ? "ok    " : "FAILED";
  process.stdout.write(`${mark}  ${path.padEnd(width)}  ${verdict.passed} of ${total}\n`);
  for (const difference of verdict.differences.slice(0, shown)) process.stdout.write(printDifference(difference));
  const more = verdict.differences.length - shown;
  if (more > 0 && shown > 0) process.stdout.write(`  and ${more} more\n`);
}
await runtime.close();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
