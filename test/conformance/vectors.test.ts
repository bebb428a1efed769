/** The conformance vectors, put to our engine through the line protocol's requests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { OwnEngine } from "../../scripts/conformance/answer.js";
import { mustBeReached } from "../oracle/reach.js";
import { casesOf, type Runtime } from "./format.js";
import { readDigests } from "./generated.js";
import { readVectors } from "./read.js";
import { runChunk } from "./run-generated.js";
import { runFile } from "./run.js";
import { sources } from "./sources.js";

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

test("our engine passes a part of the generated suite, by its digests", { timeout: 300_000 }, async () => {
  const suite = readDigests();
  for (let chunk = 1; chunk <= 3; chunk++) {
    const { differences } = await runChunk(suite, chunk, suite.chunks[chunk]!.sha256, runtime());
    expect(differences.slice(0, 2)).toEqual([]);
  }
});

test("the generated suite is as large as it must be, and reaches everything", () => {
  const { totals, reached } = readDigests();
  expect(totals.cases).toBeGreaterThanOrEqual(8000);
  expect(totals.decisions).toBeGreaterThanOrEqual(64_000);
  expect(mustBeReached.filter((name) => (reached[name] ?? 0) < 50)).toEqual([]);
});

test("the files fit the schema of vectors", () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "vectors.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
  for (const [path, file] of files) expect(validate(file) || [path, validate.errors]).toBe(true);
});

test("the files are those that have sources", () => {
  expect(files.map(([path]) => path)).toEqual(sources.map(({ path }) => path).toSorted());
});

test("there are enough cases, each with a name of its own", () => {
  const vectors = files.flatMap(([, file]) => file.cases);
  expect(vectors.reduce((sum, vector) => sum + casesOf(vector), 0)).toBeGreaterThanOrEqual(2500);
  for (const [path, { cases }] of files) expect(new Set(cases.map(({ name }) => name)).size, path).toBe(cases.length);
});
