/** The pages of the gallery: nothing for the compiler to say, layout as the formatter gives it, and tests that pass. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { replayLog, type InputFile, type ReplayInput } from "../../playground/src/worker/replaying.js";
import { compile, type SourceText } from "../../src/compiler/index.js";
import { FUNCTIONS } from "../../src/language/functions.js";
import { format, parse } from "../../src/syntax/index.js";
import { scan } from "../../src/syntax/lexer/scan.js";
import { Reporter } from "../../src/syntax/reporter.js";
import { clauseWords, declarationWords, reservedWords } from "../../src/syntax/words.js";
import { runTests } from "../../src/workbench/index.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "playground/gallery");
const vocabulary = readFileSync(join(root, "policies/vocabulary.kairos"), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".kairos"));

/** Pages that bring a table of their own; the others replay the thirty days of the office. */
const TABLES: Readonly<Record<string, string>> = {
  "sources.kairos": "campaign.csv",
  "packages.kairos": "gophish.csv",
};

const fileOf = (path: string): InputFile => ({
  name: basename(path),
  blob: new Blob([readFileSync(join(root, path))]),
});

const filesOf = (path: string, text: string): SourceText[] => [
  { path, text },
  ...(text.includes('import "./vocabulary.kairos"') ? [{ path: "vocabulary.kairos", text: vocabulary }] : []),
];

describe.each(names)("%s", (path) => {
  const text = readFileSync(join(folder, path), "utf8");
  const files = filesOf(path, text);

  test("begins with its title and what it is about", () => {
    expect(text).toMatch(/^\/\/ [A-Z][\w ]+: [a-z].+\.\n/);
    expect(parse({ path, text }).diagnostics).toEqual([]);
  });

  test("has the layout that the formatter gives it", () => {
    expect(format({ path, text }).text).toBe(text);
  });

  test("compiles without a word, and its tests pass", () => {
    const { bundle, model, diagnostics } = compile(files, { today: "2026-11-25" });
    expect(diagnostics).toEqual([]);
    const { tests } = runTests({ files, bundle: bundle!, model });
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.flatMap(({ lines }) => lines.flatMap(({ failures }) => failures))).toEqual([]);
  });
});

test.each(names)("%s prompts somebody in its log", async (path) => {
  const text = readFileSync(join(folder, path), "utf8");
  const table = TABLES[path];
  const input: ReplayInput =
    table === undefined
      ? { log: fileOf("policies/logs/thirty-days.ndjson.gz"), people: fileOf("policies/people.csv") }
      : { log: fileOf(`playground/gallery/${table}`) };
  const replayed = await replayLog(filesOf(path, text), input, () => undefined);
  if ("problem" in replayed) throw new Error(replayed.problem.message);
  const { volume, coverage, budgets } = replayed.report;
  expect(volume.prompts).toBeGreaterThan(0);
  expect(coverage.people.prompted).toBeGreaterThan(0);
  expect(budgets.filter(({ kept }) => !kept)).toEqual([]);
});

/** The chapters of the guide to the language, and the page that shows what each is about. */
const CHAPTERS: Readonly<Record<string, string>> = {
  "What the policies speak about": "vocabulary",
  "A signal: what there was to notice": "signals",
  "A policy": "first_policy",
  "Limits: how often a person may be interrupted": "limits",
  "The other layers, exemptions and budgets": "layers",
  Conditions: "conditions",
  Tests: "tests",
  "Where events come from": "sources",
  "Files and names": "packages",
};

/** Words that stand where another one stands in a page. */
const LIKE: Readonly<Record<string, string>> = {
  daily: "weekly",
  monthly: "weekly",
  p50: "p95",
  p90: "p95",
  p99: "p95",
  occurrence: "occurrences",
  incentives: "process",
  precision: "coverage",
};

describe("the gallery", () => {
  test("has a page for each chapter of the guide", () => {
    const guide = readFileSync(join(root, "docs/language.md"), "utf8");
    expect([...guide.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(Object.keys(CHAPTERS));
    expect(names).toEqual(expect.arrayContaining(Object.values(CHAPTERS).map((page) => `${page}.kairos`)));
  });

  test("shows every word and every function of the language", () => {
    const shown = new Set(
      names.flatMap((path) => {
        const text = readFileSync(join(folder, path), "utf8");
        return scan(text, new Reporter(path, text)).tokens.map(({ image }) => image);
      }),
    );
    const words = [...declarationWords, ...clauseWords, ...reservedWords, ...FUNCTIONS.keys()];
    expect(words.filter((word) => !shown.has(LIKE[word] ?? word))).toEqual([]);
  });
});
