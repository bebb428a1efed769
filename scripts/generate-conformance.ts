/** Generates the conformance vectors from the cases that are written in `test/conformance/cases/`. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Json } from "../src/base/json.js";
import { build } from "../test/conformance/build.js";
import type { VectorFile } from "../test/conformance/format.js";
import { sources } from "../test/conformance/sources.js";
import { WrittenWrong } from "../test/conformance/wrong.js";
import { writeOrCheck } from "./write-or-check.js";

const folder = "test/conformance/vectors";

/** A bundle and a case each on a line of its own, so that a change shows where it is. */
function print({ vectors, about, bundles, texts, cases }: VectorFile): string {
  const line = (json: unknown): string => JSON.stringify(json as Json);
  const kept = Object.entries(bundles).map(([name, bundle]) => `${JSON.stringify(name)}: ${line(bundle)}`);
  return [
    "{",
    `"vectors": ${JSON.stringify(vectors)},`,
    `"about": ${JSON.stringify(about)},`,
    kept.length === 0 ? '"bundles": {},' : `"bundles": {\n${kept.join(",\n")}\n},`,
    ...(texts === undefined ? [] : [`"texts": ${line(texts)},`]),
    `"cases": [\n${cases.map(line).join(",\n")}\n]`,
    "}\n",
  ].join("\n");
}

for (const source of sources) {
  const path = `${folder}/${source.path}.json`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    await writeOrCheck(path, print(build(source)));
  } catch (problem) {
    if (!(problem instanceof WrittenWrong)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}
