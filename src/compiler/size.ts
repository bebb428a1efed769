/**
 * A policy set may be right and still more than a bundle holds (see the bounds in its schema). Such a bundle is not handed
 * out, since every reader would refuse it. Everything else that a reader would refuse is a fault of ours.
 */
import { invariant } from "../base/invariant.js";
import { LineIndex } from "../base/lines.js";
import type { Span } from "../base/span.js";
import { DEEPEST_EXPRESSION, MOST_VALUES } from "../bundle/bounds.js";
import { validateBundle } from "../bundle/load.js";
import type { BundleProblem } from "../bundle/problem.js";
import type { Bundle, SourcePosition } from "../bundle/types.js";
import { bundleLimit } from "../diagnostics/catalogue/repository/bundle-limit.js";
import { diagnose } from "../diagnostics/define.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export function beyondBundle(
  bundle: Bundle,
  files: readonly { readonly path: string; readonly text: string }[],
): Diagnostic[] {
  const problems = tooManyValues(bundle) ?? validateBundle(bundle).problems ?? [];
  const fault = problems.find((problem) => !problem.tooLarge);
  invariant(!fault, `the bundle is sound, but at ${fault?.pointer}: ${fault?.message}`);
  return problems.map(({ pointer, message }) => {
    return diagnose(bundleLimit, spanOf(pointer, bundle.sourceMap ?? {}, files), { what: pointer, message });
  });
}

/**
 * Segments are written out wherever they stand, so few lines can ask for more than any machine holds. In the lowered
 * bundle equal segments are one object, which is counted once and added up as often as it stands.
 */
function tooManyValues(bundle: Bundle): BundleProblem[] | undefined {
  const counted = new Map<object, number>();
  const count = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return 1;
    let sum = counted.get(value);
    if (sum === undefined) {
      sum = 1;
      for (const member of Object.values(value)) sum += count(member);
      counted.set(value, sum);
    }
    return sum;
  };
  if (count(bundle) <= MOST_VALUES) return undefined;
  const greatest = (value: object): string =>
    Object.entries(value).toSorted(([, a], [, b]) => count(b) - count(a))[0]?.[0] ?? "";
  const section = greatest(bundle);
  const pointer = `/${section}/${greatest(Object(bundle[section as keyof Bundle]) as object)}`;
  return [{ pointer, message: `has more than ${MOST_VALUES} values`, tooLarge: true }];
}

export function expressionTooDeep(span: Span): Diagnostic {
  return diagnose(bundleLimit, span, { what: "this condition", message: `nests deeper than ${DEEPEST_EXPRESSION}` });
}

/** Where the nearest thing above was declared. */
function spanOf(
  pointer: string,
  sourceMap: Readonly<Record<string, SourcePosition>>,
  files: readonly { readonly path: string; readonly text: string }[],
): Span {
  for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    const position = Object.hasOwn(sourceMap, place) ? sourceMap[place] : undefined;
    const file = position && files.find(({ path }) => path === position.file);
    if (!position || !file) continue;
    const start = new LineIndex(file.text).offset(position);
    return { file: position.file, start, end: start };
  }
  return { file: files[0]?.path ?? "", start: 0, end: 0 };
}
