/** What commands write as JSON, held against the schemas that are published for it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";

export const SCHEMAS = ["report", "comparison", "advice", "tuning", "diff", "tests"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export function readSchema(name: SchemaName): Record<string, unknown> {
  const file = join(import.meta.dirname, `../grammar/${name}.schema.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: true, allErrors: true });

/** As it comes out of `JSON.stringify`. */
export function expectValid(name: SchemaName, found: unknown): void {
  const isValid = ajv.getSchema(`urn:kairos:${name}:1`) ?? ajv.compile(readSchema(name));
  isValid(JSON.parse(JSON.stringify(found)));
  expect(isValid.errors ?? []).toEqual([]);
}
