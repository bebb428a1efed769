/**
 * What a log may be split by: the person, when every limit counts prompts to the person alone; an attribute, when the
 * only other limits are `for each` of that one; otherwise nothing. Limits that a variant replaces count, too: they hold
 * where the base is in force.
 */
import { allLimits } from "./limits.js";
import type { Bundle, Limit, Partition } from "./types.js";

export function partitionOf(bundle: Pick<Bundle, "policies" | "limits">): Partition {
  const attributes = new Set<string>();
  for (const limit of allLimits(bundle)) {
    if (limit.kind !== "wait" && limit.kind !== "at_most") continue;
    if (limit.scope.for === "everyone") return null;
    if (limit.scope.for !== "person") attributes.add(limit.scope.for.attribute);
  }
  const [attribute, another] = attributes;
  if (attribute === undefined) return "person";
  return another === undefined ? { attribute } : null;
}

/** The limits that keep a log from being split: one for everyone, else one of each attribute. None where it can be split. */
export function obstaclesTo(bundle: Pick<Bundle, "policies" | "limits">): readonly Limit[] {
  const byAttribute = new Map<string, Limit>();
  for (const limit of allLimits(bundle)) {
    if (limit.kind !== "wait" && limit.kind !== "at_most") continue;
    if (limit.scope.for === "everyone") return [limit];
    if (limit.scope.for !== "person" && !byAttribute.has(limit.scope.for.attribute))
      byAttribute.set(limit.scope.for.attribute, limit);
  }
  return byAttribute.size > 1 ? [...byAttribute.values()] : [];
}
