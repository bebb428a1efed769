/** Policies, their limits and ladders, and the limits that hold across policies. */
import { partitionOf } from "../partition.js";
import { below } from "../problem.js";
import type { Limit, Policy, Step } from "../types.js";
import type { Check } from "./check.js";
import { checkCondition, checkExpr, type Scope } from "./expressions.js";
import { checkMessage, checkText } from "./texts.js";

export function checkPolicies(check: Check): void {
  const { bundle } = check;
  for (const [name, policy] of Object.entries(bundle.policies)) checkPolicy(check, name, policy);
  const scope: Scope = { events: triggeredBy(check, Object.keys(bundle.policies)), person: true, risk: true };
  checkLimits(check, bundle.limits, undefined, scope, "/limits");
  const partition = partitionOf(bundle);
  if (JSON.stringify(partition) !== JSON.stringify(bundle.partition)) {
    check.problems.add("/partition", `must be ${JSON.stringify(partition)}: that is what the limits can be split by`);
  }
}

/** The event types that these policies are triggered by. */
export function triggeredBy(check: Check, policies: readonly string[]): readonly string[] {
  const types = new Set<string>();
  for (const name of policies) {
    if (!Object.hasOwn(check.bundle.policies, name)) continue;
    for (const trigger of check.bundle.policies[name]!.triggers) for (const type of trigger.on) types.add(type);
  }
  return [...types];
}

function checkPolicy(check: Check, name: string, policy: Policy): void {
  const pointer = below("", "policies", name);
  policy.triggers.forEach((trigger, position) => {
    const at = below(pointer, "triggers", position);
    check.referAll(check.bundle.events, trigger.on, "event type", below(at, "on"));
    checkCondition(
      check,
      trigger.when,
      { events: trigger.on, person: true, risk: true, history: true },
      below(at, "when"),
    );
  });
  check.noneTwice(policy.tags, below(pointer, "tags"));
  if (policy.signals)
    check.referAll(check.bundle.signals, policy.signals.names, "signal", below(pointer, "signals", "names"));
  const scope = { events: triggeredBy(check, [name]), person: true, risk: true } as const;
  checkMessage(check, policy.message, { ...scope, signals: true }, below(pointer, "message"));
  checkLimits(check, policy.fatigue, name, scope, below(pointer, "fatigue"));
  checkLadder(check, policy.escalate, scope, below(pointer, "escalate"));
  check.noneTwice(
    policy.variants.map((variant) => variant.name),
    below(pointer, "variants"),
  );
  policy.variants.forEach((variant, position) => {
    const at = below(pointer, "variants", position);
    checkCondition(check, variant.when, { ...scope, history: true }, below(at, "when"));
    if (variant.message) checkMessage(check, variant.message, { ...scope, signals: true }, below(at, "message"));
    checkLimits(check, variant.fatigue ?? [], name, scope, below(at, "fatigue"));
    checkLadder(check, variant.escalate ?? [], scope, below(at, "escalate"));
  });
  checkMutes(check, policy, pointer);
}

/** The state names a mute by its text, so where two have the same they are one. */
function checkMutes(check: Check, policy: Policy, pointer: string): void {
  const meanings = new Map<string, string>();
  const visit = (limits: readonly Limit[] | undefined, at: string): void =>
    limits?.forEach((limit, position) => {
      if (limit.kind !== "mute") return;
      const meaning = [limit.forMs, limit.count, limit.answer, limit.withinMs].join();
      const known = meanings.get(limit.text) ?? meaning;
      if (known !== meaning) check.problems.add(below(at, position, "text"), "another mute has the same text");
      meanings.set(limit.text, known);
    });
  visit(policy.fatigue, below(pointer, "fatigue"));
  policy.variants.forEach(({ fatigue }, position) => visit(fatigue, below(pointer, "variants", position, "fatigue")));
}

/** `policy` is the one that the limits stand in; nothing for shared ones. */
function checkLimits(
  check: Check,
  limits: readonly Limit[],
  policy: string | undefined,
  scope: Scope,
  pointer: string,
): void {
  limits.forEach((limit, position) => {
    const at = below(pointer, position);
    checkCondition(check, limit.when, scope, below(at, "when"));
    switch (limit.kind) {
      case "wait":
      case "at_most": {
        const { prompts, for: group } = limit.scope;
        if (prompts.startsWith("policy:") && prompts !== `policy:${policy}`) {
          check.problems.add(
            below(at, "scope", "prompts"),
            "must be the policy that the limit stands in, a tag, or all",
          );
        }
        if (typeof group === "object" && check.attribute(group.attribute) === undefined) {
          check.problems.add(
            below(at, "scope", "for", "attribute"),
            `there is no attribute \`${group.attribute}\` of a person`,
          );
        }
        return;
      }
      case "quiet":
        if ("from" in limit && limit.from === limit.to)
          check.problems.add(below(at, "to"), "must not be the same as `from`");
        return;
      case "back_off":
      case "mute":
        if (policy === undefined) check.problems.add(at, `\`${limit.kind}\` stands in policies only`);
    }
  });
}

function checkLadder(check: Check, steps: readonly Step[], scope: Scope, pointer: string): void {
  steps.forEach(({ action }, position) => {
    const at = below(pointer, position, "action");
    switch (action.kind) {
      case "follow_up":
        return check.refer(check.bundle.followUps, action.name, "follow up", below(at, "name"));
      case "notify":
        return checkExpr(check, action.to, scope, below(at, "to"), "string");
      case "review":
        checkText(check, action.question, scope, below(at, "question"));
        if (action.by) checkExpr(check, action.by, scope, below(at, "by"), "string");
    }
  });
}
