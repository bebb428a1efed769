/** The conformance vectors, put to our engine through the line protocol's requests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { OwnEngine } from "../../scripts/conformance/answer.js";
import { casesOf, type Runtime } from "./format.js";
import { readVectors } from "./read.js";
import { runFile } from "./run.js";

const files = readVectors();

/** By way of JSON text, as a program would be asked. */
function runtime(): Runtime {
  const engine = new OwnEngine();
  return { ask: async (request) => JSON.parse(JSON.stringify(engine.answer(JSON.parse(JSON.stringify(request))))) };
}

describe("our engine", () => {
  test.each(files)("passes %s", async (_, file) => {
    const { failed, differences } = await runFile(file, runtime());
    expect(differences.slice(0, 5)).toEqual([]);
    expect(failed).toBe(0);
  });
});

test("the files fit the schema of vectors", () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "vectors.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
  for (const [path, file] of files) expect(validate(file) || [path, validate.errors]).toBe(true);
});

test("there are enough cases, each with a name of its own", () => {
  const vectors = files.flatMap(([, file]) => file.cases);
  expect(vectors.reduce((sum, vector) => sum + casesOf(vector), 0)).toBeGreaterThanOrEqual(100);
  for (const [path, { cases }] of files) expect(new Set(cases.map(({ name }) => name)).size, path).toBe(cases.length);
});
