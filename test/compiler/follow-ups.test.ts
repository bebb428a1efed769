/** One mistake, one error: tokens left out of good files, one at a time, through the whole compiler. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { EXAMPLE_VOCABULARY } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { scan } from "../../src/syntax/lexer/scan.js";
import { Reporter } from "../../src/syntax/reporter.js";

const POLICIES = join(import.meta.dirname, "../../policies");
const FILES = ["vocabulary.kairos", "shared.kairos", "layers.kairos", "phishing.kairos"].map((path) => ({
  path,
  text: readFileSync(join(POLICIES, path), "utf8"),
}));
const SMALL = [{ path: "vocabulary.kairos", text: EXAMPLE_VOCABULARY }];

/** Every so many tokens. */
const STEP = Number(process.env["KAIROS_STEP"] ?? 80);

it.each([
  ["of the example policies", FILES, STEP],
  ["of the catalogue's vocabulary", SMALL, 3],
] as const)("gives one error for a token left out %s", { timeout: 120_000 }, (_, files, step) => {
  expect(compile(files).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  let slips = 0;
  const followed: string[] = [];
  for (const { path, text } of files) {
    const { tokens } = scan(text, new Reporter(path, text));
    for (let at = 1; at < tokens.length; at += step) {
      const { startOffset, image } = tokens[at]!;
      const broken = text.slice(0, startOffset) + text.slice(startOffset + image.length);
      const all = files.map((file) => (file.path === path ? { path, text: broken } : file));
      const errors = compile(all).diagnostics.filter(({ severity }) => severity === "error");
      slips += 1;
      if (errors.length > 1) followed.push(`${path} without ${image}: ${errors.map(({ code }) => code).join()}`);
    }
  }
  // What is a good text without that token, such as an enum with a value less, is missed wherever it is named.
  expect(followed.length, followed.join("\n")).toBeLessThanOrEqual(slips / 40);
});
