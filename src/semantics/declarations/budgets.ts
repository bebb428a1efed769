/** `budget`: what a replay must not exceed or must reach. */
import { goalValueType } from "../../diagnostics/catalogue/policy/goal-value-type.js";
import { statisticWithoutPerson } from "../../diagnostics/catalogue/policy/statistic-without-person.js";
import type { Goal } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { GoalModel } from "../model.js";
import { riskLevel } from "./events.js";

export function checkBudgets(checker: Checker): GoalModel[] {
  const goals: GoalModel[] = [];
  for (const file of checker.names.files) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== "budget") continue;
      for (const goal of declaration.goals) goals.push(...checkGoal(checker, goal));
    }
  }
  return goals;
}

function checkGoal(checker: Checker, goal: Goal): GoalModel[] {
  const { measure } = goal;
  if (goal.of !== undefined) checker.names.resolve("policy", goal.of);
  if (goal.for !== undefined) checker.names.resolve("segment", goal.for);
  if (measure.kind === "coverage") riskLevel(checker, measure.level);
  const counted = measure.kind === "prompts" || measure.kind === "interruption";
  if (goal.statistic !== undefined && !(counted && measure.perPerson)) {
    checker.reporter.report(statisticWithoutPerson, goal.span, { statistic: goal.statistic });
  }
  const value = goalValue(checker, goal);
  if (value === undefined) return [];
  return [
    {
      span: goal.span,
      measure,
      bound: goal.bound,
      value,
      ...(goal.of === undefined ? {} : { of: goal.of.text }),
      ...(goal.for === undefined ? {} : { for: goal.for.text }),
      ...(goal.statistic === undefined ? {} : { statistic: goal.statistic }),
    },
  ];
}

/** Prompts are counted, interruption takes time, all else is a share. */
function goalValue(checker: Checker, goal: Goal): number | undefined {
  const { value, measure } = goal;
  if (value.kind === "broken") return undefined;
  const [wanted, fine] =
    measure.kind === "prompts"
      ? (["a number, as in `3` or `1.5`", value.kind === "int" || value.kind === "decimal"] as const)
      : measure.kind === "interruption"
        ? (["a length of time, as in `10m`", value.kind === "duration"] as const)
        : (["a percentage, as in `80%`", value.kind === "percent"] as const);
  if (fine && "value" in value && typeof value.value === "number")
    return Number.isNaN(value.value) ? undefined : value.value;
  checker.reporter.report(goalValueType, value.span, { measure: measure.kind, wanted });
  return undefined;
}
