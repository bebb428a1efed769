/**
 * Puts the conformance suite to a program: `npm run conformance -- [OPTION]… [COMMAND [ARGUMENT…]]`. Without a command it
 * is our own engine. Exit status 0: all passed; 1: something failed; 2: wrong use.
 */
import { casesOf } from "../test/conformance/format.js";
import { readDigests } from "../test/conformance/generated.js";
import { readVectors } from "../test/conformance/read.js";
import { runChunk } from "../test/conformance/run-generated.js";
import { runFile, type Verdict } from "../test/conformance/run.js";
import { fail, readOptions } from "./conformance/options.js";
import { printDifferences } from "./conformance/print.js";
import { Program } from "./conformance/program.js";

const { only, generated, chunks, timeoutMs, shown, command } = readOptions(process.argv.slice(2));
const [program, ...args] =
  command.length > 0 ? command : [process.execPath, "--import", "tsx", "scripts/conformance/engine.ts"];

/** What is asked for, part by part. */
const parts: { name: string; cases: number; run: (runtime: Program) => Promise<Verdict> }[] = [];
if (generated) {
  const suite = readDigests();
  const [from, to] = chunks ?? [0, suite.chunks.length - 1];
  if (from > to || to >= suite.chunks.length) fail(`there are chunks 0-${suite.chunks.length - 1}`);
  for (let chunk = from; chunk <= to; chunk++) {
    const { sha256, decisions } = suite.chunks[chunk]!;
    parts.push({
      name: `chunk ${chunk} (${decisions} decisions)`,
      cases: suite.casesPerChunk,
      run: (runtime) => runChunk(suite, chunk, sha256, runtime),
    });
  }
} else {
  for (const [name, file] of readVectors(only)) {
    const cases = file.cases.reduce((sum, vector) => sum + casesOf(vector), 0);
    parts.push({ name, cases, run: (runtime) => runFile(file, runtime) });
  }
  if (parts.length === 0) fail(`no file of vectors lies at or below ${only.join(", ")}`);
}

const width = Math.max(...parts.map(({ name }) => name.length));
const runtime = new Program(program!, args, timeoutMs);
let passed = 0;
let failed = 0;
for (const { name, cases, run } of parts) {
  const verdict = await run(runtime);
  passed += verdict.passed;
  failed += verdict.failed;
  const mark = verdict.failed === 0 ? "ok    " : "FAILED";
  process.stdout.write(`${mark}  ${name.padEnd(width)}  ${verdict.passed} of ${cases}\n`);
  process.stdout.write(printDifferences(verdict.differences, shown));
}
await runtime.close();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
