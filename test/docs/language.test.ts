/** The blocks of `docs/language.md` together are a policy repository: it checks without a word, and its tests pass. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { format } from "../../src/syntax/index.js";
import { failureText, runTests } from "../../src/workbench/index.js";

const page = readFileSync("docs/language.md", "utf8");
const text = [...page.matchAll(/^```kairos\n(.*?)^```$/gmsu)].map(([, block]) => block!).join("\n");
const files = [{ path: "language.kairos", text }];

test("the policies of the language page have no mistake", () => {
  const { diagnostics } = compile(files, { today: "2026-11-25" });
  expect(renderDiagnostics(diagnostics, () => text, { color: false })).toBe("");
  expect(format(files[0]!).diagnostics).toEqual([]);
});

test("the tests of the language page pass", () => {
  const { bundle, model } = compile(files, { today: "2026-11-25" });
  const { tests } = runTests({ files, bundle: bundle!, model });
  expect(tests.length).toBeGreaterThan(1);
  expect(tests.flatMap((result) => (result.passed ? [] : [failureText(result, { color: false })]))).toEqual([]);
});
