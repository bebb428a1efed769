/** Policy texts to a bundle: parsed, checked, lowered. */
import { compareCodePoints } from "../base/codepoints.js";
import { LineIndex } from "../base/lines.js";
import type { Span } from "../base/span.js";
import type { Bundle, SourcePosition } from "../bundle/types.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { check, type CheckOptions } from "../semantics/index.js";
import type { Model } from "../semantics/model.js";
import { isStandard } from "../semantics/names/file-paths.js";
import type { Names } from "../semantics/names/names.js";
import { parse, type Parsed } from "../syntax/index.js";
import { withoutFollowUps } from "./follow-ups.js";
import { lowerBounded } from "./lower/index.js";
import { beyondBundle, expressionTooDeep } from "./size.js";
import { standardFilesFor, standardImports, standardText } from "./standard.js";

export { lower, type LowerOptions } from "./lower/index.js";
export { standardImports, standardText } from "./standard.js";
export { stateBoundOf } from "./state-bound.js";

export interface SourceText {
  /** Relative to the root of the policy repository, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

export interface CompileOptions {
  /** `2026-11-23`: what is past by then gets a warning. */
  readonly today?: string;
}

export interface Compilation {
  /** Not there where a diagnostic is an error. */
  readonly bundle?: Bundle;
  readonly model: Model;
  /** By file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The order of the files makes no difference. */
export function compile(files: readonly SourceText[], options: CompileOptions = {}): Compilation {
  const inOrder = files.toSorted((first, second) => compareCodePoints(first.path, second.path));
  const { model, diagnostics } = checkParsed(
    inOrder.map((file) => parse(file)),
    options,
  );
  if (diagnostics.some(({ severity }) => severity === "error")) return { model, diagnostics };
  const { bundle, places, tooDeep } = lowerBounded(model, { position: positionsOf(inOrder) });
  const beyond = tooDeep ? [expressionTooDeep(tooDeep)] : beyondBundle(bundle, places);
  if (beyond.length > 0) return { model, diagnostics: sorted([...diagnostics, ...beyond]) };
  return { bundle, model, diagnostics };
}

export interface CheckedFiles {
  readonly model: Model;
  /** By file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  readonly names: Names;
  /** Those that were given, behind the packages that they import. */
  readonly files: readonly Parsed[];
}

/** Files that are parsed already to a model, with all that both stages have to say. The order makes no difference. */
export function checkParsed(written: readonly Parsed[], options: CheckOptions = {}): CheckedFiles {
  const parsed = [...standardFilesFor(written), ...written];
  const incomplete = parsed.some((file) => file.diagnostics.some(({ severity }) => severity === "error"));
  const checked = check(
    parsed.map(({ tree }) => tree),
    { ...options, incomplete, packages: standardImports },
  );
  const { model, names } = checked;
  const diagnostics = [
    ...parsed.flatMap((file) => file.diagnostics),
    ...withoutFollowUps(parsed, checked.diagnostics),
  ].filter(({ severity, span }) => severity === "error" || !isStandard(span.file));
  return { model, diagnostics: sorted(diagnostics), names, files: parsed };
}

/** Where spans begin in these texts; each is cut into lines once. */
function positionsOf(files: readonly SourceText[]): (span: Span) => SourcePosition {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const indexes = new Map<string, LineIndex>();
  return ({ file, start }) => {
    const index = indexes.get(file) ?? new LineIndex(texts.get(file) ?? standardText(file) ?? "");
    indexes.set(file, index);
    return { file, ...index.position(start) };
  };
}

function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (first, second) =>
      compareCodePoints(first.span.file, second.span.file) ||
      first.span.start - second.span.start ||
      compareCodePoints(first.code, second.code) ||
      first.span.end - second.span.end ||
      compareCodePoints(first.message, second.message),
  );
}
