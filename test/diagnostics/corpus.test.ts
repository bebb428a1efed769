/**
 * Policies as new authors write them, each with one mistake: one diagnostic, and what Kairos says of it reads well. A file
 * is checked together with the vocabulary of the catalogue's examples, unless its name starts with `vocabulary-`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { EXAMPLE_VOCABULARY, EXAMPLE_VOCABULARY_PATH } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { EXAMPLE_TODAY, exampleFiles } from "../../src/diagnostics/catalogue/example.js";
import { catalogue } from "../../src/diagnostics/catalogue/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";

const folder = join(import.meta.dirname, "corpus");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".kairos"))
  .map((name) => name.replace(/\.kairos$/, ""))
  .toSorted();

/** Where one mistake gets more than one diagnostic, how many, and why. */
const more: Readonly<Record<string, readonly [count: number, why: string]>> = {
  "english-three-times-a-day": [2, "the number word and the `times` are each mended by themselves"],
  "goal-order": [2, "the line is read as a limit, which has an advice of its own"],
  "name-person-of-list": [2, "each of the two words is no value of a list of texts"],
  "notify-unquoted": [2, "an address without quotes where a condition may stand too"],
  "out-of-order-goal": [2, "what is counted is read as a goal without its number"],
  "quotes-on-two-lines": [2, "each line has one quote"],
  "vocabulary-event-dash": [2, "the hyphen, and the part after the dot that is missing"],
  "vocabulary-import-unquoted": [2, "the word is taken for the path that was meant"],
  "vocabulary-moment-during": [2, "`during` is taken for `before`, which the rest contradicts"],
  "vocabulary-source-unknown-field": [2, "the field that was meant is missing"],
  "yaml-whole-file": [2, "the colon, and the braces that are not there"],
};

interface Checked {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly said: string;
}

function checked(name: string): Checked {
  const text = readFileSync(join(folder, `${name}.kairos`), "utf8");
  const file = { path: "policy.kairos", text };
  const vocabulary = { path: EXAMPLE_VOCABULARY_PATH, text: EXAMPLE_VOCABULARY };
  const files = name.startsWith("vocabulary-") ? [file] : [vocabulary, file];
  const texts = new Map(files.map((one) => [one.path, one.text]));
  const { diagnostics } = compile(files, { today: EXAMPLE_TODAY });
  return { text, diagnostics, said: renderDiagnostics(diagnostics, (path) => texts.get(path)) };
}

describe.each(names)("%s", (name) => {
  const { text, diagnostics, said } = checked(name);

  it("gets one diagnostic for its one mistake", () => {
    expect(diagnostics.length, said).toBe(more[name]?.[0] ?? 1);
  });

  it("is told so", () => {
    expect(`\n${text}\n${said}`).toMatchSnapshot();
  });
});

/** Where the message itself says what to write. */
const saysItAll =
  /^(?:bare-root|count-not-compared|goal-value-type|missing-value|name-style|unexpected-word|unknown-clause)$/;

describe("every diagnostic says what to do", () => {
  it.each(names)("%s", (name) => {
    const silent = checked(name).diagnostics.filter(
      ({ code, help, fixes }) => help === undefined && fixes.length === 0 && !saysItAll.test(code),
    );
    expect(silent.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it.each(catalogue.map((entry) => [entry.code, entry] as const))("the page of %s", (code, entry) => {
    const { diagnostics } = compile(exampleFiles(entry, entry.bad), { today: EXAMPLE_TODAY });
    const said = diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(saysItAll.test(code) || said?.help !== undefined || (said?.fixes.length ?? 0) > 0).toBe(true);
  });
});

describe("the corpus", () => {
  it("is of many files and codes", () => {
    const codes = new Set(names.flatMap((name) => checked(name).diagnostics.map(({ code }) => code)));
    expect(names.length).toBeGreaterThanOrEqual(250);
    expect(codes.size).toBeGreaterThanOrEqual(100);
  });

  it("gives reasons for files that it has", () => {
    expect(Object.keys(more).filter((name) => !names.includes(name))).toEqual([]);
  });
});
