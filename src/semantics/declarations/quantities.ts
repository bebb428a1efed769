/** Counts and lengths of time that make sense. What is missing (NaN) has been reported by the parser. */
import { DAY_MS } from "../../base/instant.js";
import { numberTooSmall } from "../../diagnostics/catalogue/policy/number-too-small.js";
import { windowOutOfRange } from "../../diagnostics/catalogue/policy/window-out-of-range.js";
import type { DurationLiteral, IntLiteral } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { withHelp } from "../expressions/literals.js";

/** Ten years: longer than any window or deadline that is meant. */
const LONGEST_MS = 3650 * DAY_MS;

/** The milliseconds of a window or deadline; nothing where they are missing or make no sense. */
export function checkWindow(checker: Checker, duration: DurationLiteral): number | undefined {
  if (Number.isNaN(duration.ms)) return undefined;
  if (duration.ms > 0 && duration.ms <= LONGEST_MS) return duration.ms;
  checker.reporter.report(windowOutOfRange, duration.span, { text: duration.text });
  return undefined;
}

/** A count of at least `least`. */
export function checkCount(
  checker: Checker,
  count: IntLiteral,
  least: number,
  what: string,
  help?: string,
): number | undefined {
  if (Number.isNaN(count.value)) return undefined;
  if (count.value >= least && Number.isSafeInteger(count.value)) return count.value;
  checker.reporter.report(numberTooSmall, count.span, { what, least, found: count.value }, withHelp(help));
  return undefined;
}
