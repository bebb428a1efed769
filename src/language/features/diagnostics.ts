/** What is wrong in one file, and how it can be mended. */
import type { Diagnostic, Fix, TextEdit } from "../../diagnostics/diagnostic.js";
import { importText } from "../../semantics/names/file-paths.js";
import type { Workspace } from "../workspace.js";

/** In the order of their places. */
export function diagnosticsOf({ analysis }: Workspace, path: string): readonly Diagnostic[] {
  return analysis.diagnostics.filter(({ span }) => span.file === path);
}

export interface CodeAction {
  readonly title: string;
  readonly kind: "quickfix" | "organize-imports" | "fix-all";
  readonly edits: readonly TextEdit[];
  /** What it mends; left out for what concerns the whole file. */
  readonly diagnostic?: Diagnostic;
  /** The only fix of its diagnostic. */
  readonly isPreferred: boolean;
}

/** Fixes of what is wrong in the range, and what can be done to the whole file. */
export function codeActions(workspace: Workspace, path: string, start: number, end: number): CodeAction[] {
  const all = diagnosticsOf(workspace, path);
  const here = all.filter(({ span }) => span.start <= end && start <= span.end);
  const fixes = here.flatMap((diagnostic) =>
    diagnostic.fixes.map((fix) => ({
      title: fix.title,
      kind: "quickfix" as const,
      edits: fix.edits,
      diagnostic,
      isPreferred: diagnostic.fixes.length === 1,
    })),
  );
  const actions: CodeAction[] = [...fixes];
  const imports = organizeImports(workspace, path);
  if (imports.length > 0)
    actions.push({ title: "organise imports", kind: "organize-imports", edits: imports, isPreferred: false });
  const certain = together(all.flatMap(({ fixes: own }) => (own.length === 1 ? own : [])));
  if (certain.length > 0)
    actions.push({ title: "mend all that has one certain fix", kind: "fix-all", edits: certain, isPreferred: false });
  return actions;
}

/** Edits of several fixes that can be made at once: of two that meet, the first counts; equal ones are one. */
export function together(fixes: readonly Fix[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const { edits } of fixes) {
    const isRepeated = edits.every((edit) => kept.some((one) => sameEdit(one, edit)));
    if (isRepeated || edits.some((edit) => kept.some((one) => meet(one, edit)))) continue;
    kept.push(...edits);
  }
  return kept.toSorted((left, right) => left.span.start - right.span.start);
}

function sameEdit(left: TextEdit, right: TextEdit): boolean {
  return meet(left, right) && left.text === right.text && left.span.end === right.span.end;
}

function meet({ span: left }: TextEdit, { span: right }: TextEdit): boolean {
  if (left.file !== right.file) return false;
  return left.start === right.start || (left.start < right.end && right.start < left.end);
}

/** Imports that nobody uses go, those that are missing come, in the order of their paths; nothing where all is well. */
export function organizeImports(workspace: Workspace, path: string): TextEdit[] {
  const file = workspace.file(path);
  if (file === undefined) return [];
  const { imports, package: packageName } = file.parsed.tree;
  const { names, uses } = workspace.analysis;
  const missing = uses
    .filter(({ use, declared }) => use.span.file === path && !names.sees(path, declared.file))
    .map(({ declared }) => importText(path, declared.file));
  // Where something else is wrong, an import that seems to be unused may only be misspelt where it would be used.
  const isUnderstood = diagnosticsOf(workspace, path).every(
    ({ severity, code }) => severity !== "error" || code === "not-imported",
  );
  const resolved = names.imports.byFile.get(path) ?? [];
  const unused = resolved.filter(({ target }) => isUnderstood && !names.isFileUsed(path, target));
  const kept = imports.filter((one) => !unused.some(({ syntax }) => syntax === one)).map((one) => one.path.value);
  const wanted = [...new Set([...kept, ...missing])].toSorted(byPath);
  const isFine = wanted.length === imports.length && wanted.every((text, index) => text === imports[index]?.path.value);
  if (isFine || imports.some(({ path: target }) => target.value === "")) return [];
  const lines = wanted.map((text) => `import ${JSON.stringify(text)}`).join("\n");
  const [first] = imports;
  const last = imports.at(-1);
  if (first !== undefined && last !== undefined) {
    // Comments between the imports would be lost.
    const isPlain = !file.parsed.comments.some(({ span }) => span.start > first.span.start && span.end < last.span.end);
    return isPlain ? [{ span: { ...first.span, end: last.span.end }, text: lines }] : [];
  }
  const at = packageName?.span.end ?? 0;
  return [{ span: { file: path, start: at, end: at }, text: at === 0 ? `${lines}\n` : `\n${lines}` }];
}

/** Packages that ship with Kairos first. */
function byPath(left: string, right: string): number {
  const standard = Number(right.startsWith("std/")) - Number(left.startsWith("std/"));
  return standard || (left < right ? -1 : left > right ? 1 : 0);
}
