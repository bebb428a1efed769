/**
 * One mistake, one error: what a text lacks may stand in the part of it that could not be read. While there are mistakes
 * of syntax, nothing is said that most likely follows from one.
 */
import type { Span } from "../base/span.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { importTarget } from "../semantics/names/file-paths.js";
import type { Parsed } from "../syntax/index.js";
import type { SourceFile } from "../syntax/tree.js";

/** Something is not there. It may be in a file that could not be read, unless another name is close: then it is a slip. */
const NOT_THERE: ReadonlySet<string> = new Set([
  "unknown-name",
  "unknown-type",
  "unknown-field",
  "unknown-enum-value",
  "unknown-person",
  "unknown-tag",
  "signal-not-of-policy",
  "signal-on-other-event",
  "show-without-signals",
  "no-signals-to-show",
]);

/** Said of what stands around, in the same file: an import or a line before may not have been read. */
const OF_THE_FILE: ReadonlySet<string> = new Set([
  "not-imported",
  "test-out-of-order",
  "missing-clause",
  "reversible-without-after",
]);

/** The organisation may not have been read, and has defaults then. */
const OF_THE_ORGANISATION = "unknown-locale";

/** What the semantics say, without what follows from mistakes of syntax. */
export function withoutFollowUps(parsed: readonly Parsed[], diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unreadable = parsed.filter((file) => file.diagnostics.some(({ severity }) => severity === "error"));
  if (unreadable.length === 0) return [...diagnostics];
  const paths = new Set(unreadable.map(({ tree }) => tree.path));
  const packages = new Set(unreadable.flatMap(({ tree }) => packageOf(tree) ?? []));
  const doubtful = unreadable.flatMap((file) => file.doubtful);
  /** Files that may name what an unreadable one declares: they import it, or are of its package. */
  const depending = new Set(
    parsed.flatMap(({ tree }) => {
      const targets = tree.imports.map(({ path }) => importTarget(tree.path, path.value) ?? "");
      const uses = paths.has(tree.path) || targets.some((target) => paths.has(target));
      return uses || packages.has(packageOf(tree) ?? "") ? [tree.path] : [];
    }),
  );
  return diagnostics.filter(({ code, span, fixes }) => {
    if (doubtful.some((doubt) => meet(span, doubt))) return false;
    if (code === OF_THE_ORGANISATION) return false;
    if (NOT_THERE.has(code)) return fixes.length > 0 || !depending.has(span.file);
    return !(OF_THE_FILE.has(code) && paths.has(span.file));
  });
}

function packageOf({ package: name }: SourceFile): string | undefined {
  return name?.text;
}

/** Whether what is wrong here follows from a mistake there. */
function meet(span: Span, doubt: Span): boolean {
  return span.file === doubt.file && span.start < doubt.end && doubt.start < Math.max(span.end, span.start + 1);
}
