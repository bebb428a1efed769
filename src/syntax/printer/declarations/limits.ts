/** Fatigue limits, ladders and goals. */
import type { Pen } from "../layout/pen.js";
import { type Clause, commaList, type Part, plain, sequence } from "../layout/shapes.js";
import type { Action, Goal, Limit, Step } from "../../tree.js";
import { expressionPart } from "./expressions.js";
import { textPart } from "./texts.js";

export function limitClause(pen: Pen, limit: Limit): Clause {
  const parts: Part[] = [];
  if (limit.kind === "quiet_days") parts.push(...commaList(pen, limit.days));
  if ("scope" in limit && limit.scope.for?.kind === "each") parts.push(...expressionPart(pen, limit.scope.for.path));
  parts.push(...expressionPart(pen, limit.when, 2));
  return plain(pen, limit, parts);
}

/** What is to be done stands in a column. */
export function stepClause(pen: Pen, step: Step): Clause {
  const column = { kind: "step", until: step.action.span.start };
  return {
    span: step.span,
    column,
    isLoose: true,
    rest: () => sequence(pen, step.span.end, actionParts(pen, step.action)),
  };
}

function actionParts(pen: Pen, action: Action): Part[] {
  switch (action.kind) {
    case "follow_up":
      return [];
    case "notify":
      return expressionPart(pen, action.to);
    case "review":
      return [textPart(pen, action.question), ...expressionPart(pen, action.by)];
  }
}

export function goalClause(pen: Pen, goal: Goal): Clause {
  return plain(pen, goal, expressionPart(pen, goal.value));
}
