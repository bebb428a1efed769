/** Every condition of a bundle over event, person and risk, with where it stands. Those over raw records are left out. */
import type { Bundle, Expr, Limit, Trigger } from "../../bundle/types.js";
import { below } from "../pointer.js";

export interface PredicateOfBundle {
  /** RFC 6901, into the bundle. */
  readonly pointer: string;
  readonly expr: Expr;
  /** The types that the event may have; none where the person alone is looked at. */
  readonly on: readonly string[];
}

export function predicatesOf(bundle: Bundle): readonly PredicateOfBundle[] {
  const found: PredicateOfBundle[] = [];
  const take = (expr: Expr | undefined, on: readonly string[], ...place: readonly (string | number)[]): void => {
    if (expr) found.push({ pointer: below("", ...place), expr, on });
  };
  const takeTriggers = (triggers: readonly Trigger[], ...place: readonly (string | number)[]): void =>
    triggers.forEach(({ on, when }, at) => take(when, on, ...place, at, "when"));
  const takeLimits = (limits: readonly Limit[], on: readonly string[], ...place: readonly (string | number)[]): void =>
    limits.forEach(({ when }, at) => take(when, on, ...place, at, "when"));

  for (const [name, { risk }] of Object.entries(bundle.events)) {
    risk?.forEach(({ when }, at) => take(when, [name], "events", name, "risk", at, "when"));
  }
  for (const [name, { when }] of Object.entries(bundle.segments)) take(when, [], "segments", name, "when");
  for (const [name, { on, when }] of Object.entries(bundle.signals)) take(when, on, "signals", name, "when");
  for (const [name, policy] of Object.entries(bundle.policies)) {
    const on = triggeredBy(bundle, [name]);
    takeTriggers(policy.triggers, "policies", name, "triggers");
    takeLimits(policy.fatigue, on, "policies", name, "fatigue");
    policy.variants.forEach(({ when, fatigue }, at) => {
      take(when, on, "policies", name, "variants", at, "when");
      takeLimits(fatigue ?? [], on, "policies", name, "variants", at, "fatigue");
    });
  }
  takeLimits(bundle.limits, triggeredBy(bundle, Object.keys(bundle.policies)), "limits");
  for (const kind of ["followUps", "baselines"] as const) {
    for (const [name, layer] of Object.entries(bundle[kind])) {
      if (layer.for !== "everyone") take(layer.for, [], kind, name, "for");
      takeTriggers(layer.covers, kind, name, "covers");
    }
  }
  bundle.exemptions.forEach(({ when, policies }, at) =>
    take(when, triggeredBy(bundle, policies), "exemptions", at, "when"),
  );
  bundle.history.forEach((entry, at) => {
    if (entry.kind === "count") take(entry.when, [entry.on], "history", at, "when");
  });
  return found;
}

function triggeredBy(bundle: Bundle, policies: readonly string[]): readonly string[] {
  const types = new Set<string>();
  for (const name of policies)
    for (const { on } of bundle.policies[name]!.triggers) for (const type of on) types.add(type);
  return [...types];
}
