/** Our engine as a program of the line protocol: a request a line in, an answer a line out. */
import type { Json } from "../../src/base/json.js";
import type { Request } from "../../test/conformance/format.js";
import { OwnEngine } from "./answer.js";
import { linesOf } from "./lines.js";

const engine = new OwnEngine();

function answerTo(line: string): Json {
  try {
    return engine.answer(JSON.parse(line) as Request);
  } catch (problem) {
    return { error: problem instanceof Error ? problem.message : String(problem) };
  }
}

for await (const line of linesOf(process.stdin)) {
  process.stdout.write(`${JSON.stringify(answerTo(line))}\n`);
}
