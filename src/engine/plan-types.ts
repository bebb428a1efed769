/** What an event type meets, in the order of the steps: its risk rules, what remembers it, the policies it may match. */
import { compareCodePoints } from "../base/codepoints.js";
import type { Bundle, Exemption, Limit, Message } from "../bundle/types.js";
import type { LimitPlan } from "./limits/limit.js";
import { RISK_LEVELS } from "./enums.js";
import type { EventTypePlan } from "./event.js";
import { compileConjuncts, compilePredicate } from "./expressions/compile.js";
import type { Conjunct } from "./expressions/conjuncts.js";
import type { Scope } from "./expressions/scope.js";
import { planRemembering } from "./history.js";
import type { Remember } from "./history.js";
import { planLimit } from "./limits/plan.js";
import type { LimitSurroundings } from "./limits/plan.js";
import { planMessage } from "./messages/message.js";
import { planSignalTexts } from "./messages/text.js";
import type { ExemptionOnType, PolicyOnType, PolicyPlan, StepPlan, View } from "./policy.js";

export interface TypeOfEvent {
  readonly plan: EventTypePlan;
  /** The first that holds gives the level; where none does it is the lowest. */
  readonly risk: readonly RiskRulePlan[];
  readonly remember: Remember | undefined;
  /** Those whose trigger names the type, by id. */
  readonly policies: readonly PolicyOnType[];
  readonly sharedLimits: readonly LimitPlan[];
  /** Whether anything that is asked of every event looks at the person's attributes or zone. */
  readonly readsPerson: boolean;
}

interface RiskRulePlan {
  readonly when: readonly Conjunct[];
  /** Its position. */
  readonly level: number;
}

export function planType(plan: EventTypePlan, scope: Scope, surroundings: LimitSurroundings): TypeOfEvent {
  const { bundle, policies } = surroundings;
  const sharedLimits = planLimits(bundle.limits, undefined, scope, surroundings);
  const matched = policies.all.filter(({ policy }) =>
    policy.triggers.some((trigger) => trigger.on.includes(plan.name)),
  );
  return {
    plan,
    readsPerson: readsPerson(bundle, plan.name),
    risk: planRisk(bundle, plan, scope),
    remember: planRemembering(bundle, plan, scope),
    policies: matched.map((policy) => planOnType(policy, plan, sharedLimits, scope, surroundings)),
    sharedLimits,
  };
}

function readsPerson(bundle: Bundle, type: string): boolean {
  const ofType = <T extends { readonly on: readonly string[] }>(all: readonly T[]): readonly T[] =>
    all.filter(({ on }) => on.includes(type));
  return [
    bundle.events[type]?.risk,
    bundle.history.filter(({ on }) => on === type),
    ofType(Object.values(bundle.signals)),
    ofType(Object.values(bundle.policies).flatMap(({ triggers }) => triggers)),
  ].some(looksAtPerson);
}

/** Any expression in it: what a local time is depends on the person's zone. */
function looksAtPerson(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op } = part as { readonly op?: unknown };
  return op === "person" || op === "local_time" || op === "weekday" || Object.values(part).some(looksAtPerson);
}

function planRisk(bundle: Bundle, plan: EventTypePlan, scope: Scope): readonly RiskRulePlan[] {
  const rules = Object.hasOwn(bundle.events, plan.name) ? (bundle.events[plan.name]!.risk ?? []) : [];
  return rules.map(({ level, when }) => ({
    when: when === undefined ? [] : compileConjuncts(when, scope),
    level: RISK_LEVELS.indexOf(level),
  }));
}

function planOnType(
  plan: PolicyPlan,
  type: EventTypePlan,
  sharedLimits: readonly LimitPlan[],
  scope: Scope,
  surroundings: LimitSurroundings,
): PolicyOnType {
  const { bundle } = surroundings;
  const { policy } = plan;
  const asked = policy.signals;
  const present = (asked?.names ?? []).filter((name) => bundle.signals[name]!.on.includes(type.name));
  // One literal for all of them: V8 then sees one kind of view, whatever is in it.
  const view = (
    { variant, name, priority }: Pick<View, "variant" | "name" | "priority">,
    message: Message,
    limits: readonly Limit[],
    ladder: readonly StepPlan[],
  ): View => ({
    variant,
    name,
    priority,
    message,
    limits: [...planLimits(limits, plan, scope, surroundings), ...sharedLimits],
    ladder,
    render: planMessage(message, bundle, scope),
  });
  const triggers = policy.triggers.filter((trigger) => trigger.on.includes(type.name));
  return {
    plan,
    triggers: triggers.some((trigger) => trigger.when === undefined)
      ? undefined
      : triggers.map((trigger) => compileConjuncts(trigger.when!, scope)),
    signals: present.map((name) => {
      const { when } = bundle.signals[name]!;
      return {
        name,
        when: when === undefined ? undefined : compilePredicate(when, scope),
        texts: planSignalTexts(bundle.signals[name]!, bundle, scope),
      };
    }),
    signalsNeeded: asked === undefined ? 0 : asked.need === "any" ? 1 : asked.names.length,
    showAtMost: asked?.showAtMost ?? Infinity,
    exemptions: planExemptions(bundle.exemptions, plan.id, scope),
    base: view(
      { variant: -1, name: undefined, priority: policy.priority },
      policy.message,
      policy.fatigue,
      plan.ladder,
    ),
    variants: policy.variants.map((variant, position) => ({
      when: compilePredicate(variant.when, scope),
      view: view(
        { variant: position, name: variant.name, priority: variant.priority ?? policy.priority },
        variant.message ?? policy.message,
        variant.fatigue ?? policy.fatigue,
        plan.variants[position]!.ladder,
      ),
    })),
  };
}

function planLimits(
  limits: readonly Limit[],
  policy: PolicyPlan | undefined,
  scope: Scope,
  surroundings: LimitSurroundings,
): LimitPlan[] {
  return limits.flatMap((limit) => planLimit(limit, policy, scope, surroundings) ?? []);
}

/** `not_coached` first, then by name. */
function planExemptions(exemptions: readonly Exemption[], policy: string, scope: Scope): ExemptionOnType[] {
  return exemptions
    .filter((exemption) => exemption.policies.includes(policy))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || compareCodePoints(a.name, b.name))
    .map(({ name, when, untilMs }) => ({
      name,
      when: when === undefined ? undefined : compilePredicate(when, scope),
      untilMs: untilMs ?? Infinity,
    }));
}

function rank(exemption: string): number {
  return exemption === "not_coached" ? 0 : 1;
}
