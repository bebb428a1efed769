/** Escalation ladders. */
import type { Action, Expr, Step } from "../../bundle/types.js";
import type { ActionModel, StepModel } from "../../semantics/model.js";
import { printStep } from "../../syntax/index.js";
import { lowerExpr } from "./expressions.js";
import { type Lowering, optional } from "./lowering.js";
import { lowerText } from "./texts.js";

/** `owner` is that of the policy: it gets a review that names nobody. */
export function lowerLadder(
  steps: readonly StepModel[],
  owner: string | undefined,
  lowering: Lowering,
  ...pointer: readonly (string | number)[]
): Step[] {
  return steps.map((step, position) => {
    lowering.place(step.span, ...pointer, position);
    const { count, what, withinMs } = step;
    return { text: printStep(step.syntax), count, what, withinMs, action: lowerAction(step.action, owner, lowering) };
  });
}

function lowerAction(action: ActionModel, owner: string | undefined, lowering: Lowering): Action {
  switch (action.kind) {
    case "follow_up":
      return { kind: "follow_up", name: action.name };
    case "notify":
      return { kind: "notify", to: lowerExpr(action.to, lowering), ...optional("digest", action.digest) };
    case "review": {
      const by = action.by ? lowerExpr(action.by, lowering) : owner === undefined ? undefined : ownerLiteral(owner);
      return {
        kind: "review",
        subject: action.subject,
        question: lowerText(action.question, lowering),
        ...optional("by", by),
      };
    }
  }
}

function ownerLiteral(owner: string): Expr {
  return { op: "literal", type: "string", value: owner };
}
