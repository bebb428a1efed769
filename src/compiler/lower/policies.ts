/** Policies and signals, each default filled in. What has no order in the language is sorted. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Control, Policy, Signal, Trigger, Variant } from "../../bundle/types.js";
import { limitsInForce } from "../../semantics/declarations/limits-in-force.js";
import type { ControlModel, PolicyModel, SignalModel, TriggerModel, VariantModel } from "../../semantics/model.js";
import { lowerExpr } from "./expressions.js";
import { lowerLadder } from "./ladders.js";
import { lowerLimits } from "./limits.js";
import { type Lowering, optional, sortedNames } from "./lowering.js";
import { lowerMessage, lowerText } from "./texts.js";

export function lowerSignal(signal: SignalModel, lowering: Lowering): Signal {
  lowering.place(signal.span, "signals", signal.name);
  return {
    on: sortedNames(signal.on),
    ...(signal.when ? { when: lowerExpr(signal.when, lowering) } : {}),
    missed: lowerText(signal.missed, lowering),
    check: lowerText(signal.check, lowering),
    ...optional("doc", signal.doc),
  };
}

export function lowerPolicy(policy: PolicyModel, lowering: Lowering): Policy {
  const pointer = ["policies", policy.name] as const;
  lowering.place(policy.span, ...pointer);
  const { signals } = policy;
  return {
    ...optional("title", policy.title),
    ...optional("owner", policy.owner),
    tags: sortedNames(policy.tags),
    controls: lowerControls(policy.controls),
    triggers: lowerTriggers(policy.triggers, lowering, ...pointer, "triggers"),
    ...(signals
      ? { signals: { need: signals.need, names: signals.names, ...optional("showAtMost", signals.showAtMost) } }
      : {}),
    priority: policy.priority,
    holdoutPerMillion: Math.round(policy.holdoutPercent * 10_000),
    answerWithinMs: policy.answerWithinMs,
    message: lowerMessage(policy.message, lowering),
    fatigue: lowerLimits(policy.fatigue, policy.name, lowering, ...pointer, "fatigue"),
    escalate: lowerLadder(policy.escalate, policy.owner, lowering, ...pointer, "escalate"),
    variants: policy.variants.map((variant, position) => {
      return lowerVariant(variant, policy, lowering, ...pointer, "variants", position);
    }),
    ...optional("doc", policy.doc),
  };
}

function lowerVariant(
  variant: VariantModel,
  policy: PolicyModel,
  lowering: Lowering,
  ...pointer: readonly (string | number)[]
): Variant {
  lowering.place(variant.span, ...pointer);
  const { fatigue, escalate } = variant;
  return {
    name: variant.name,
    when: lowerExpr(variant.when, lowering),
    ...optional("priority", variant.priority),
    ...(variant.message ? { message: lowerMessage(variant.message, lowering) } : {}),
    ...(fatigue
      ? { fatigue: lowerLimits(limitsInForce(policy.fatigue, fatigue), policy.name, lowering, ...pointer, "fatigue") }
      : {}),
    ...(escalate ? { escalate: lowerLadder(escalate, policy.owner, lowering, ...pointer, "escalate") } : {}),
    ...optional("doc", variant.doc),
  };
}

export function lowerTriggers(
  triggers: readonly TriggerModel[],
  lowering: Lowering,
  ...pointer: readonly (string | number)[]
): Trigger[] {
  return triggers.map((trigger, position) => {
    lowering.place(trigger.span, ...pointer, position);
    return { on: sortedNames(trigger.on), ...(trigger.when ? { when: lowerExpr(trigger.when, lowering) } : {}) };
  });
}

/** One entry for each framework. */
export function lowerControls(controls: readonly ControlModel[]): Control[] {
  const frameworks = new Map<string, string[]>();
  for (const { framework, identifiers } of controls) {
    frameworks.set(framework, [...(frameworks.get(framework) ?? []), ...identifiers]);
  }
  return [...frameworks]
    .toSorted(([first], [second]) => compareCodePoints(first, second))
    .map(([framework, identifiers]) => ({ framework, identifiers: sortedNames(identifiers) }));
}
