/** A line of a budget. */
import { unreachable } from "../../base/invariant.js";
import type { Goal, Measure } from "../tree.js";
import { printExpression } from "./expressions.js";

export function printGoal(goal: Goal): string {
  const parts = [printMeasure(goal.measure)];
  if (goal.of !== undefined) parts.push(`of ${goal.of.text}`);
  if (goal.for !== undefined) parts.push(`for ${goal.for.text}`);
  if (goal.statistic !== undefined) parts.push(goal.statistic);
  parts.push(goal.bound === "at_most" ? "at most" : "at least", printExpression(goal.value));
  return parts.join(" ");
}

export function printMeasure(measure: Measure): string {
  switch (measure.kind) {
    case "prompts":
    case "interruption":
      return `${measure.kind}${measure.perPerson ? " per person" : ""} per ${measure.per}`;
    case "coverage":
      return `coverage of ${measure.level.text} risk`;
    case "precision":
    case "dismissed":
    case "overridden":
      return measure.kind;
    default:
      return unreachable(measure);
  }
}
