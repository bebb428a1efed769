/**
 * A policy set may be right and still more than a bundle holds (see the bounds in its schema). Such a bundle is not handed
 * out, since every reader would refuse it. Everything else that a reader would refuse is a fault of ours.
 */
import { invariant } from "../base/invariant.js";
import type { Span } from "../base/span.js";
import { DEEPEST_EXPRESSION, MOST_VALUES } from "../bundle/bounds.js";
import { validateBundle } from "../bundle/load.js";
import type { BundleProblem } from "../bundle/problem.js";
import type { Bundle } from "../bundle/types.js";
import { bundleLimit } from "../diagnostics/catalogue/repository/bundle-limit.js";
import { diagnose } from "../diagnostics/define.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { countValues } from "./count-values.js";

/** `places` says by JSON pointer where things were declared. */
export function beyondBundle(bundle: Bundle, places: ReadonlyMap<string, Span>): Diagnostic[] {
  const problems = tooManyValues(bundle) ?? validateBundle(bundle).problems ?? [];
  const fault = problems.find((problem) => !problem.tooLarge);
  invariant(!fault, `the bundle is sound, but at ${fault?.pointer}: ${fault?.message}`);
  return problems.map(({ pointer, message }) => {
    return diagnose(bundleLimit, spanOf(pointer, places), { what: shortened(pointer), message });
  });
}

function tooManyValues(bundle: Bundle): BundleProblem[] | undefined {
  if (countValues(bundle) <= MOST_VALUES) return undefined;
  const section = greatestMember(bundle);
  const pointer = `/${section}/${greatestMember(Object(bundle[section as keyof Bundle]) as object)}`;
  return [{ pointer, message: `has more than ${MOST_VALUES} values`, tooLarge: true }];
}

function greatestMember(value: object): string {
  return (
    Object.entries(value).toSorted(([, first], [, second]) => countValues(second) - countValues(first))[0]?.[0] ?? ""
  );
}

export function expressionTooDeep(span: Span): Diagnostic {
  return diagnose(bundleLimit, span, { what: "this condition", message: `nests deeper than ${DEEPEST_EXPRESSION}` });
}

/** Names may be what is too long. */
function shortened(pointer: string): string {
  const names = pointer.split("/").map((name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name));
  return names.join("/");
}

/** Where the nearest thing above was declared. */
function spanOf(pointer: string, places: ReadonlyMap<string, Span>): Span {
  for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    const span = places.get(place);
    if (span) return span;
  }
  const [first] = places.values();
  return first ?? { file: "", start: 0, end: 0 };
}
