/** The pages of the gallery: nothing for the compiler to say, layout as the formatter gives it, and tests that pass. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { parse } from "../../src/syntax/index.js";
import { runTests } from "../../src/workbench/index.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "playground/gallery");
const vocabulary = readFileSync(join(root, "policies/vocabulary.kairos"), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".kairos"));

describe.each(names)("%s", (path) => {
  const text = readFileSync(join(folder, path), "utf8");
  const files = [
    { path, text },
    ...(text.includes("vocabulary.kairos") ? [{ path: "vocabulary.kairos", text: vocabulary }] : []),
  ];

  test("begins with its title and what it is about", () => {
    expect(text).toMatch(/^\/\/ [A-Z][\w ]+: [a-z].+\.\n/);
    expect(parse({ path, text }).diagnostics).toEqual([]);
  });

  test("compiles without a word, and its tests pass", () => {
    const { bundle, model, diagnostics } = compile(files, { today: "2026-11-25" });
    expect(diagnostics).toEqual([]);
    const { tests } = runTests({ files, bundle: bundle!, model });
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.flatMap(({ lines }) => lines.flatMap(({ failures }) => failures))).toEqual([]);
  });
});
