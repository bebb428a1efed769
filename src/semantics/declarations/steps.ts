/** The steps of an `escalate` ladder. */
import { unreachable } from "../../base/invariant.js";
import type { Action, Step } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { inferAs } from "../expressions/infer.js";
import { createScope, inPlace, type Scope } from "../expressions/scope.js";
import type { ActionModel, StepModel } from "../model.js";
import { STRING } from "../type-rules.js";
import { checkCount, checkWindow } from "./quantities.js";
import { checkText } from "./text.js";

/**
 * What is done is decided from the bundle when the step fires, perhaps at an answer that never came: the moment's event
 * is not at hand then, and no condition vouches for the person's attributes.
 */
function stepScope(file: string): Scope {
  return createScope(file, "an escalation", ["person", "org"], [], "a ladder keeps its own counts");
}

export function checkSteps(checker: Checker, steps: readonly Step[]): StepModel[] {
  return steps.flatMap((step) => {
    const count = checkCount(checker, step.count, 1, "the number of times");
    const withinMs = checkWindow(checker, step.within);
    const action = checkStepAction(checker, step.action);
    if (count === undefined || withinMs === undefined || action === undefined) return [];
    return [{ syntax: step, span: step.span, count, what: step.what, withinMs, action }];
  });
}

function checkStepAction(checker: Checker, action: Action): ActionModel | undefined {
  const scope = stepScope(action.span.file);
  switch (action.kind) {
    case "follow_up": {
      const declared = checker.names.resolve("follow_up", action.name);
      return declared === undefined ? undefined : { kind: "follow_up", name: declared.name };
    }
    case "notify": {
      const to = inferAs(checker, action.to, scope, STRING, "the address", { noCondition: true });
      return { kind: "notify", to, ...(action.digest === undefined ? {} : { digest: action.digest }) };
    }
    case "review": {
      const question = checkText(
        checker,
        action.question,
        inPlace(scope, "a question for staff", { roots: ["org", "text"] }),
      );
      const by =
        action.by === undefined
          ? undefined
          : inferAs(checker, action.by, scope, STRING, "the address", { noCondition: true });
      return { kind: "review", subject: action.subject, question, ...(by === undefined ? {} : { by }) };
    }
    default:
      return unreachable(action);
  }
}
