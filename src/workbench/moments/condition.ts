/**
 * Conditions of one or two bundles about one moment: `and`, `or` and `not` over tests, the risk written out by the rules
 * of the bundle that it is asked of.
 */
import type { Expr } from "../../bundle/types.js";
import { literal, mentionsRisk, replaced } from "./expressions.js";
import type { Side } from "./side.js";

export type Condition =
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  /** A condition of that side that holds no `and`, `or`, `not` or risk outermost. */
  | { readonly kind: "test"; readonly side: Side; readonly expr: Expr }
  /** That side can read the value of this leaf. */
  | { readonly kind: "reads"; readonly side: Side; readonly leaf: string };

export const ALWAYS: Condition = { kind: "all", parts: [] };
export const NEVER: Condition = { kind: "any", parts: [] };

export const all = (parts: readonly Condition[]): Condition => ({ kind: "all", parts });
export const any = (parts: readonly Condition[]): Condition => ({ kind: "any", parts });
export const not = (part: Condition): Condition => ({ kind: "not", part });

const LEVELS = ["low", "medium", "high", "critical"] as const;

export function conditionOf(expr: Expr | undefined, side: Side): Condition {
  if (expr === undefined) return ALWAYS;
  switch (expr.op) {
    case "and":
      return all(expr.args.map((part) => conditionOf(part, side)));
    case "or":
      return any(expr.args.map((part) => conditionOf(part, side)));
    case "not":
      return not(conditionOf(expr.args[0]!, side));
    case "literal":
      return expr.value === true ? ALWAYS : NEVER;
    default:
      return mentionsRisk(expr) ? ofEachRisk(expr, side) : { kind: "test", side, expr };
  }
}

/** The condition for each level that the risk may have. */
function ofEachRisk(expr: Expr, side: Side): Condition {
  return any(
    LEVELS.flatMap((level) => {
      const risk = literal({ enum: "Risk" }, level);
      const there = replaced(expr, (part) => (part.op === "risk" ? risk : undefined));
      const truth = side.constant(there);
      if (truth === false) return [];
      const risks = riskIs(level, side);
      return [truth === true ? risks : all([risks, { kind: "test", side, expr: there }])];
    }),
  );
}

/** The first rule that holds has this level; without one it is `low`. */
export function riskIs(level: string, side: Side): Condition {
  const rules = side.risk;
  const ways: Condition[] = [];
  const before: Condition[] = [];
  for (const rule of rules) {
    const holds = conditionOf(rule.when, side);
    if (rule.level === level) ways.push(all([...before, holds]));
    before.push(not(holds));
  }
  if (level === "low") ways.push(all(before));
  return any(ways);
}

/** A policy has an occurrence: a trigger holds, and the signals that it asks for are there. */
export function matchOf(policy: string, side: Side): Condition {
  const { bundle, type } = side;
  const own = Object.hasOwn(bundle.policies, policy) ? bundle.policies[policy] : undefined;
  if (own === undefined || !side.known) return NEVER;
  const triggers = own.triggers.filter(({ on }) => on.includes(type)).map(({ when }) => conditionOf(when, side));
  const asked = (own.signals?.names ?? []).map((name) => signalOf(name, side));
  const signals = own.signals === undefined ? ALWAYS : own.signals.need === "any" ? any(asked) : all(asked);
  return all([any(triggers), signals]);
}

/** A signal is there; on other types it never is. */
export function signalOf(name: string, side: Side): Condition {
  const signal = Object.hasOwn(side.bundle.signals, name) ? side.bundle.signals[name] : undefined;
  return signal?.on.includes(side.type) === true && side.known ? conditionOf(signal.when, side) : NEVER;
}

/** No exemption ends an occurrence of the policy, as long as those with an end are in force. */
export function notExempt(policy: string, side: Side): Condition {
  const covering = side.bundle.exemptions.filter(({ policies }) => policies.includes(policy));
  return all(covering.map(({ when }) => not(conditionOf(when, side))));
}

/** Tests and readings in the order in which they stand. */
export function* leavesOf(condition: Condition): Generator<Extract<Condition, { kind: "test" | "reads" }>> {
  if (condition.kind === "test" || condition.kind === "reads") yield condition;
  else if (condition.kind === "not") yield* leavesOf(condition.part);
  else for (const part of condition.parts) yield* leavesOf(part);
}
