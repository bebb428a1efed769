/** A line of `fatigue` or `limits`, whole: this is how bundles and reports name a limit. */
import { unreachable } from "../../base/invariant.js";
import { formatTimeOfDay } from "../../base/units.js";
import type { Limit, Scope } from "../tree.js";
import { printExpression, printPath } from "./expressions.js";

export function printLimit(limit: Limit): string {
  const when = limit.when === undefined ? "" : ` when ${printExpression(limit.when)}`;
  return printBare(limit) + when;
}

function printBare(limit: Limit): string {
  switch (limit.kind) {
    case "wait":
      return `wait ${limit.within.text}${after(limit.scope)}`;
    case "at_most_within":
      return `at most ${limit.count.text} within ${limit.within.text}${after(limit.scope)}`;
    case "at_most_per":
      return `at most ${limit.count.text} per ${limit.per}${after(limit.scope)}`;
    case "quiet_hours":
      return `quiet ${formatTimeOfDay(limit.from.minutes)} to ${formatTimeOfDay(limit.to.minutes)}`;
    case "quiet_days":
      return `quiet on ${limit.days.map((day) => day.text).join(", ")}`;
    case "back_off":
      return `back off ${limit.factor.text} up to ${limit.upTo.text} after ${limit.after}`;
    case "mute":
      return `mute ${limit.for.text} after ${limit.count.text} ${limit.answer} within ${limit.within.text}`;
    default:
      return unreachable(limit);
  }
}

/** `across tag phishing for each person.department`; "" where nothing is written. */
export function printScope(scope: Scope): string {
  const parts: string[] = [];
  if (scope.across !== undefined) {
    parts.push(scope.across.kind === "all" ? "across all" : `across tag ${scope.across.tag.text}`);
  }
  if (scope.for !== undefined) {
    parts.push(scope.for.kind === "everyone" ? "for everyone" : `for each ${printPath(scope.for.path)}`);
  }
  return parts.join(" ");
}

function after(scope: Scope): string {
  const printed = printScope(scope);
  return printed === "" ? "" : ` ${printed}`;
}
