/** Runs every feature at an offset and holds what it gives against what must hold of any answer. */
import { expect } from "vitest";
import type { Span } from "../../src/base/span.js";
import type { TextEdit } from "../../src/diagnostics/diagnostic.js";
import {
  codeActions,
  complete,
  definitions,
  diagnosticsOf,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  links,
  type OutlineSymbol,
  prepareRename,
  references,
  rename,
  selectionRanges,
  semanticTokens,
  signature,
  withEdits,
  type Workspace,
  workspaceSymbols,
} from "../../src/language/index.js";

/** What concerns a file as a whole. */
export function askFile(workspace: Workspace, path: string): void {
  const text = workspace.file(path)!.text;
  for (const { span, related, fixes } of diagnosticsOf(workspace, path)) {
    inBounds(workspace, span);
    for (const one of related) inBounds(workspace, one.span);
    for (const { edits } of fixes) apply(workspace, edits);
  }
  for (const symbol of documentSymbols(workspace, path)) holds(symbol, { file: path, start: 0, end: text.length });
  for (const { start, end } of foldingRanges(workspace, path))
    expect(0 <= start && start < end && end <= text.length).toBe(true);
  let last = 0;
  for (const { start, end } of semanticTokens(workspace, path)) {
    expect(last <= start && start < end && end <= text.length).toBe(true);
    expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
    last = end;
  }
  for (const { offset } of inlayHints(workspace, path)) expect(offset >= 0 && offset <= text.length).toBe(true);
  for (const { span } of links(workspace, path)) inBounds(workspace, span);
  apply(workspace, formatting(workspace, path));
  for (const { edits } of codeActions(workspace, path, 0, text.length)) apply(workspace, edits);
  workspaceSymbols(workspace, "a");
}

/** What is cheap at one offset. */
export function askOffset(workspace: Workspace, path: string, offset: number): void {
  const found = hover(workspace, path, offset);
  if (found !== undefined) inBounds(workspace, found.span);
  for (const span of definitions(workspace, path, offset)) inBounds(workspace, span);
  for (const { span } of references(workspace, path, offset)) inBounds(workspace, span);
  const signed = signature(workspace, path, offset);
  for (const parameter of signed?.parameters ?? []) expect(signed!.label).toContain(parameter);
  if (signed !== undefined) expect(signed.active).toBeLessThan(signed.parameters.length);
  const ranges = selectionRanges(workspace, path, offset);
  ranges.forEach((span, index) => {
    inBounds(workspace, span);
    const outer = ranges[index + 1];
    if (outer !== undefined) expect(outer.start <= span.start && span.end <= outer.end).toBe(true);
  });
  const prepared = prepareRename(workspace, path, offset);
  if (!("reason" in prepared)) {
    inBounds(workspace, prepared.span);
    expect(workspace.file(path)!.text.slice(prepared.span.start, prepared.span.end)).toContain(
      prepared.name.split(".")[0]!,
    );
  }
}

/** Completion, with every item taken: the text that comes of it is read without a fault. */
export function askCompletion(workspace: Workspace, path: string, offset: number): void {
  const text = workspace.file(path)!.text;
  const { start, end, items } = complete(workspace, path, offset);
  expect(0 <= start && start <= offset && offset <= end && end <= text.length).toBe(true);
  expect(new Set(items.map(({ label }) => label)).size).toBe(items.length);
  for (const { label, insert, edits } of items) {
    expect(label).not.toBe("");
    expect(label + insert).not.toContain("kairos_is_asked");
    apply(workspace, edits);
  }
}

/** A rename that is not refused gives as many errors as there were. */
export function askRename(workspace: Workspace, path: string, offset: number, name: string): boolean {
  const result = rename(workspace, path, offset, name);
  if ("reason" in result) {
    expect(result.reason).not.toBe("");
    return false;
  }
  const files = apply(workspace, result.edits);
  const errors = (of: Workspace["analysis"]): number =>
    of.diagnostics.filter(({ severity }) => severity === "error").length;
  expect(errors(workspace.analyseWith(files))).toBeLessThanOrEqual(errors(workspace.analysis));
  return true;
}

function inBounds(workspace: Workspace, { file, start, end }: Span): void {
  const text = workspace.file(file)?.text;
  expect(text, `no file ${file}`).toBeDefined();
  expect(0 <= start && start <= end && end <= text!.length, `${file} ${start}-${end}`).toBe(true);
}

function holds(symbol: OutlineSymbol, outer: Span): void {
  const { span, nameSpan, children } = symbol;
  expect(outer.start <= span.start && span.end <= outer.end).toBe(true);
  expect(span.start <= nameSpan.start && nameSpan.end <= span.end).toBe(true);
  expect(symbol.name).not.toBe("");
  for (const child of children) holds(child, span);
}

/** The edits do not meet, and lie in their files. */
export function apply(workspace: Workspace, edits: readonly TextEdit[]): { path: string; text: string }[] {
  const paths = [...new Set(edits.map(({ span }) => span.file))];
  return paths.map((path) => {
    const own = edits.filter(({ span }) => span.file === path).toSorted((a, b) => a.span.start - b.span.start);
    own.forEach(({ span }, index) => {
      inBounds(workspace, span);
      const next = own[index + 1];
      if (next !== undefined) expect(span.end).toBeLessThanOrEqual(next.span.start);
    });
    return { path, text: withEdits(workspace.file(path)!.text, own) };
  });
}
