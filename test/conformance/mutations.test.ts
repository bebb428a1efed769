/**
 * Every mutation still finds the text that it breaks. Trying them all takes minutes (`npm run conformance:mutations`); that a
 * change moved a rule away from under one is seen here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { python } from "./mutations/python.js";
import { typescript } from "./mutations/typescript.js";
import { readVectors } from "./read.js";

const root = join(import.meta.dirname, "../..");
const parts = new Set(readVectors().map(([part]) => part));

describe.each([
  { folder: "src", mutations: typescript },
  { folder: "runtimes/python/kairos_engine", mutations: python },
])("mutations of $folder", ({ folder, mutations }) => {
  test("are thirty at least, of rules that are told apart", () => {
    expect(new Set(mutations.map(({ rule }) => rule)).size).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThanOrEqual(30);
  });

  test.each(mutations)("$file: $rule", ({ file, text, instead, part }) => {
    const places = readFileSync(join(root, folder, file), "utf8").split(text).length - 1;
    expect(places, `${folder}/${file} has this so often: ${text}`).toBe(1);
    expect(instead).not.toBe(text);
    expect(parts).toContain(part);
  });
});
