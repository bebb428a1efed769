/** A step of a ladder, whole, and what it does. */
import { unreachable } from "../../base/invariant.js";
import type { Action, Step } from "../tree.js";
import { printExpression } from "./expressions.js";
import { printText } from "./texts.js";

export function printStep(step: Step): string {
  return `at ${step.count.text} ${counted(step)} within ${step.within.text} ${printAction(step.action)}`;
}

/** The singular is written for 1. */
function counted({ what, count }: Step): string {
  return count.value === 1 && (what === "occurrences" || what === "prompts") ? what.slice(0, -1) : what;
}

export function printAction(action: Action): string {
  switch (action.kind) {
    case "follow_up":
      return `follow up ${action.name.text}`;
    case "notify": {
      const digest = action.digest === undefined ? "" : ` by ${action.digest} digest`;
      return `notify ${printExpression(action.to)}${digest}`;
    }
    case "review": {
      const by = action.by === undefined ? "" : ` by ${printExpression(action.by)}`;
      return `review ${action.subject} ${printText(action.question)}${by}`;
    }
    default:
      return unreachable(action);
  }
}
