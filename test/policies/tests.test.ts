/** The tests in the example policies, and in those that `kairos init` writes, pass and reach every branch. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { coverageText, failureText, runTests } from "../../src/workbench/index.js";

describe.each(["../../policies/", "../../src/cli/init-template/"])("%s", (path) => {
  const folder = new URL(path, import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".kairos"))
    .map((name) => ({ path: name, text: readFileSync(new URL(name, folder), "utf8") }));
  const { bundle, model } = compile(files);
  if (bundle === undefined) throw new Error(`${path} does not compile`);
  const { tests, coverage } = runTests({ files, bundle, model });

  test.each(tests.map((result) => [result.title, result] as const))("%s", (_title, result) => {
    expect(result.passed, failureText(result)).toBe(true);
  });

  test("every branch is reached", () => {
    expect(coverage.covered, coverageText(coverage)).toBe(coverage.total);
  });
});
