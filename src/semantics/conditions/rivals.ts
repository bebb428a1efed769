/** Policies that may prompt on one moment, and what lets only one of them do so. */
import type { LimitModel, Model, PolicyModel } from "../model.js";
import { viewsOf } from "../windows/caps.js";

/** By event type, the policies with a trigger on it, by name. */
export function policiesByType(model: Model): ReadonlyMap<string, readonly PolicyModel[]> {
  const byType = new Map<string, Set<PolicyModel>>();
  for (const policy of [...model.policies.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    for (const type of policy.triggers.flatMap(({ on }) => on)) {
      byType.set(type, (byType.get(type) ?? new Set()).add(policy));
    }
  }
  return new Map([...byType].map(([type, policies]) => [type, [...policies]]));
}

/** The limits that refuse the second policy on an event on which the first has just prompted, whatever variant holds. */
export function choosing(first: PolicyModel, second: PolicyModel, model: Model): readonly LimitModel[] {
  return onceInAllVariants(second, model).filter((limit) => counts(limit, first, model));
}

function onceInAllVariants(policy: PolicyModel, model: Model): readonly LimitModel[] {
  const known = chosenBy.get(policy);
  if (known !== undefined) return known;
  const [base, ...variants] = viewsOf(policy, model.limits).map(({ limits }) => new Set(limits));
  const once = [...base!].filter((limit) => isOnce(limit) && variants.every((limits) => limits.has(limit)));
  chosenBy.set(policy, once);
  return once;
}
/** A policy is compared with all others of its event types. */
const chosenBy = new WeakMap<PolicyModel, readonly LimitModel[]>();

/** One prompt, and at the same instant no other. */
function isOnce({ syntax }: LimitModel): boolean {
  if (syntax.kind === "wait") return true;
  return (syntax.kind === "at_most_per" || syntax.kind === "at_most_within") && syntax.count.value === 1;
}

/** Whether a prompt of this other policy counts. */
function counts(limit: LimitModel, policy: PolicyModel, model: Model): boolean {
  const { across } = limit.scope;
  if (across === undefined) return model.limits.includes(limit);
  return across.kind === "all" || policy.tags.includes(across.tag);
}

export function priorities(policy: PolicyModel): { readonly least: number; readonly most: number } {
  const all = [policy.priority, ...policy.variants.map(({ priority }) => priority ?? policy.priority)];
  return { least: Math.min(...all), most: Math.max(...all) };
}
