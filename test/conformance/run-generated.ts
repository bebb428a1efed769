/** A chunk of the generated suite, put to a runtime. */
import type { Json } from "../../src/base/json.js";
import { canonical } from "../oracle/canonical.js";
import { Broken, type Runtime } from "./format.js";
import { comparableAnswer, digestOf, drawChunk, oracleAnswers, type Asked, type Suite } from "./generated.js";
import type { Difference, Verdict } from "./run.js";

/** Where the digest is another one, the oracle says which answer is wrong. */
export async function runChunk(suite: Suite, chunk: number, sha256: string, runtime: Runtime): Promise<Verdict> {
  const cases = drawChunk(suite, chunk);
  const answers: string[][] = [];
  for (const asked of cases) answers.push(await answersOf(asked, runtime));
  if (digestOf(answers.flat()) === sha256) return { passed: cases.length, failed: 0, differences: [] };

  const differences = cases.flatMap((asked, position): Difference[] => {
    const right = oracleAnswers(asked);
    const at = right.findIndex((answer, run) => answer !== answers[position]![run]);
    if (at < 0) return [];
    const name = `chunk ${chunk}, case ${position}`;
    return [{ name, where: `run ${at + 1}`, expected: right[at]!, actual: answers[position]![at] ?? "no answer" }];
  });
  if (differences.length === 0) {
    const expected = `answers with the digest ${sha256}`;
    const stale = {
      name: `chunk ${chunk}`,
      where: "the digest, which is stale",
      expected,
      actual: "what the oracle says",
    };
    return { passed: 0, failed: cases.length, differences: [stale] };
  }
  return { passed: cases.length - differences.length, failed: differences.length, differences };
}

async function answersOf({ load, runs }: Asked, runtime: Runtime): Promise<string[]> {
  const answers: string[] = [];
  try {
    const loaded = await runtime.ask(load);
    if (!Object.hasOwn(loaded as object, "loaded")) return [canonical(loaded)];
    let state: Json = {};
    for (const run of runs) {
      const answer = await runtime.ask({ ...run, state });
      answers.push(comparableAnswer(answer));
      const after = (answer as { readonly state?: Json } | null)?.state;
      if (after === undefined) return answers;
      state = after;
    }
  } catch (problem) {
    if (!(problem instanceof Broken)) throw problem;
    answers.push(problem.message);
  }
  return answers;
}
