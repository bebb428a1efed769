/** Parses and checks texts by path, as every test of the semantics does. */
import { EXAMPLE_VOCABULARY, EXAMPLE_VOCABULARY_PATH } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { type Model, check } from "../../src/semantics/index.js";
import { parse } from "../../src/syntax/index.js";

export interface Checked {
  readonly model: Model;
  /** Of syntax and semantics, by place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly files: Readonly<Record<string, string>>;
}

/** The day that the tests think it is. */
export const TODAY = "2026-11-30";

export function checkFiles(files: Readonly<Record<string, string>>, today = TODAY): Checked {
  const parsed = Object.entries(files).map(([path, text]) => parse({ path, text }));
  const { model, diagnostics } = check(
    parsed.map(({ tree }) => tree),
    { today },
  );
  const all = [...parsed.flatMap((one) => one.diagnostics), ...diagnostics];
  return { model, diagnostics: all.toSorted(byPlace), files };
}

/** The text together with the vocabulary of the catalogue's examples. */
export function checkExample(text: string, today = TODAY): Checked {
  return checkFiles({ [EXAMPLE_VOCABULARY_PATH]: EXAMPLE_VOCABULARY, "example.kairos": text }, today);
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return left.span.file < right.span.file
    ? -1
    : left.span.file > right.span.file
      ? 1
      : left.span.start - right.span.start;
}

export function codes(checked: Checked): string[] {
  return checked.diagnostics.map((diagnostic) => diagnostic.code);
}
