/**
 * Which limits hold in a variant: one of the variant takes the place of the base's of the same kind, scope and, for
 * `at most`, window as written, where the first of them stood; one that replaces none stands at the end.
 */
import type { LimitModel } from "../model.js";

export function limitsInForce(base: readonly LimitModel[], variant: readonly LimitModel[]): LimitModel[] {
  const replacing = new Map<string, LimitModel[]>();
  for (const limit of variant) {
    const key = limitKey(limit);
    replacing.set(key, [...(replacing.get(key) ?? []), limit]);
  }
  const placed = new Set<string>();
  const inForce = base.flatMap((limit) => {
    const key = limitKey(limit);
    const replacements = replacing.get(key);
    if (replacements === undefined) return [limit];
    if (placed.has(key)) return [];
    placed.add(key);
    return replacements;
  });
  return [...inForce, ...variant.filter((limit) => !placed.has(limitKey(limit)))];
}

/** What two limits share for one to take the other's place, whatever their `when`. Quiet hours and days are of one kind. */
export function limitKey({ syntax, scope }: LimitModel): string {
  const across = scope.across === undefined ? "own" : scope.across.kind === "tag" ? `tag ${scope.across.tag}` : "all";
  const counted = scope.for.kind === "attribute" ? `each ${scope.for.attribute}` : scope.for.kind;
  switch (syntax.kind) {
    case "wait":
      return `wait, ${across}, ${counted}`;
    case "at_most_within":
      return `at most within ${syntax.within.text}, ${across}, ${counted}`;
    case "at_most_per":
      return `at most per ${syntax.per}, ${across}, ${counted}`;
    case "quiet_hours":
    case "quiet_days":
      return "quiet";
    default:
      return syntax.kind;
  }
}
