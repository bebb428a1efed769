/**
 * A step of a ladder that waits for more prompts than the limits allow never comes. Answers follow prompts, each within
 * the policy's time to answer. A shared ladder's step is unreachable if it is so in every policy that climbs it.
 */
import { formatDuration } from "../../base/units.js";
import { unreachableStep } from "../../diagnostics/catalogue/policy/unreachable-step.js";
import type { Model, PolicyModel, StepModel } from "../model.js";
import { type Cap, capOn } from "../windows/caps.js";
import type { Window } from "../windows/cover.js";
import { capWords } from "../windows/words.js";
import type { Rule } from "./rule.js";

export const stepsAreReachable: Rule = ({ model, checker }) => {
  const places = new Map<string, { step: StepModel; policies: Set<PolicyModel> }>();
  for (const policy of model.policies.values()) {
    for (const step of [policy.escalate, ...policy.variants.map((variant) => variant.escalate ?? [])].flat()) {
      const key = `${step.span.file}\n${step.span.start}`;
      const place = places.get(key) ?? { step, policies: new Set() };
      place.policies.add(policy);
      places.set(key, place);
    }
  }
  for (const { step, policies } of places.values()) {
    const found = [...policies].map((policy) => capBelow(step, policy, model));
    const [first] = found;
    if (first === undefined || found.includes(undefined)) continue;
    const { cap, policy } = first;
    checker.reporter.report(
      unreachableStep,
      { ...step.span, end: step.syntax.within.span.end },
      { count: step.count, what: step.what, within: step.syntax.within.text, policy: policy.name, most: cap.count },
      {
        related: cap.because.map((limit) => ({ span: limit.span, message: "this limit stands in the way" })),
        help: `${arithmetic(first, step)}; count fewer, or count \`occurrences\`, which silence does not stop`,
      },
    );
  }
};

/** Why limits keep a step of a policy's ladder, or of a variant's own, from coming about; undefined where they do not. */
export function whyUnreachable(
  {
    policy: name,
    variant,
    position,
  }: { readonly policy: string; readonly variant?: string; readonly position: number },
  model: Model,
): string | undefined {
  const policy = model.policies.get(name);
  const ladder = variant === undefined ? policy : policy?.variants.find((each) => each.name === variant);
  const step = ladder?.escalate?.[position];
  const found = policy && step && capBelow(step, policy, model);
  return found && step && arithmetic(found, step);
}

interface CapBelow {
  readonly cap: Cap;
  readonly window: Window;
  readonly policy: PolicyModel;
}

function arithmetic({ cap, window, policy }: CapBelow, { what }: StepModel): string {
  const answers = what !== "occurrences" && what !== "prompts";
  const later = answers ? ` (an answer comes up to ${formatDuration(policy.answerWithinMs)} after its prompt)` : "";
  return `${capWords(cap, window)}${later}`;
}

function capBelow(step: StepModel, policy: PolicyModel, model: Model): CapBelow | undefined {
  if (step.what === "occurrences") return undefined;
  const ms = step.what === "prompts" ? step.withinMs : step.withinMs + policy.answerWithinMs;
  const window: Window = { kind: "rolling", ms };
  const cap = capOn([policy], window, model);
  return cap === undefined || cap.count >= step.count ? undefined : { cap, window, policy };
}
