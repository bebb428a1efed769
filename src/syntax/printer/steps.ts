/** A step of an escalation ladder on one line. */
import type { Action, Step } from "../tree.js";
import { printExpression } from "./expressions.js";
import { printText } from "./texts.js";

export function printStep({ count, what, within, action }: Step): string {
  const singular = count.value === 1 && (what === "occurrences" || what === "prompts");
  return `at ${count.text} ${singular ? what.slice(0, -1) : what} within ${within.text} ${printAction(action)}`;
}

export function printAction(action: Action): string {
  switch (action.kind) {
    case "follow_up":
      return `follow up ${action.name.text}`;
    case "notify":
      return `notify ${printExpression(action.to)}${action.digest === undefined ? "" : ` by ${action.digest} digest`}`;
    case "review": {
      const by = action.by === undefined ? "" : ` by ${printExpression(action.by)}`;
      return `review ${action.subject} ${printText(action.question)}${by}`;
    }
  }
}
