/** Every page of the catalogue is true: its bad example gets that diagnostic alone, its good example none. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXAMPLE_TODAY, exampleFiles } from "../../src/diagnostics/catalogue/example.js";
import { type AnyEntry, catalogue } from "../../src/diagnostics/catalogue/index.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { compile } from "../../src/compiler/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { checkExample } from "../semantics/check-text.js";

const SOURCE = join(import.meta.dirname, "../../src");

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly rendered: string;
  readonly diagnostic: Diagnostic;
}

function findings(entry: AnyEntry, text: string): Finding[] {
  const files = exampleFiles(entry, text);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const { diagnostics } = compile(files, { today: EXAMPLE_TODAY });
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    rendered: renderDiagnostics([diagnostic], (file) => texts.get(file)),
    diagnostic,
  }));
}

/** The text after the first fix of each finding, or nothing where there is none for this text. */
function mended(text: string, found: readonly Finding[]): string | undefined {
  const edits = found.flatMap(({ diagnostic }) => diagnostic.fixes[0]?.edits ?? []);
  if (edits.length === 0 || edits.some((edit) => edit.span.file !== "example.kairos")) return undefined;
  const fromTheEnd = edits.toSorted((left, right) => right.span.start - left.span.start);
  return fromTheEnd.reduce((done, { span, text: by }) => done.slice(0, span.start) + by + done.slice(span.end), text);
}

it("has a vocabulary without any diagnostic", () => {
  const { diagnostics, files } = checkExample("");
  expect(renderDiagnostics(diagnostics, (file) => files[file])).toBe("");
});

describe.each(catalogue.map((entry) => [entry.code, entry] as const))("%s", (_code, entry) => {
  it("is what its bad example gets, once and alone", () => {
    const found = findings(entry, entry.bad);
    expect(found.map((one) => one.rendered).join("\n")).toContain(entry.code);
    expect([...new Set(found.map((one) => one.code))], found.map((one) => one.rendered).join("\n")).toEqual([
      entry.code,
    ]);
    expect(found.map((one) => one.severity)).toEqual([entry.severity]);
  });

  it("is gone in its good example, and so is everything else", () => {
    expect(findings(entry, entry.good).map((one) => one.rendered)).toEqual([]);
  });

  it("is gone after its fix, where it has one", () => {
    const found = findings(entry, entry.bad);
    const text = mended(entry.bad, found);
    if (text === undefined) return;
    const left = findings(entry, text);
    expect(
      left.filter((one) => one.severity === "error" || one.code === entry.code).map((one) => one.rendered),
    ).toEqual([]);
  });

  it("says why in whole sentences", () => {
    expect(entry.why).toMatch(/^[A-Z`0-9].*[.)]$/s);
  });
});

describe("the catalogue", () => {
  const folder = join(SOURCE, "diagnostics/catalogue");
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(path));

  it("lists every page", () => {
    const named = pages.map((path) => path.replace(/^.*\//, "").replace(/\.ts$/, ""));
    expect(catalogue.map((entry) => entry.code).toSorted()).toEqual(named.toSorted());
  });

  it("has no page that nothing reports", () => {
    const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".ts") && !path.startsWith("diagnostics/catalogue/"))
      .map((path) => readFileSync(join(SOURCE, path), "utf8"))
      .join("\n");
    expect(pages.filter((page) => !sources.includes(`catalogue/${page.replace(/\.ts$/, ".js")}`))).toEqual([]);
  });
});
