/** Variants: when they are in force, and what is then in force, beside what changed in the base already. */
import type { Policy, Step, Variant } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import type { Comparison } from "./comparison.js";
import { compareLadders, sameLadder } from "./ladders.js";
import { compareLimits } from "./limits.js";
import { keyOf } from "./same.js";
import { compareMessages } from "./texts.js";

export interface PolicyPair {
  readonly old: Policy;
  readonly next: Policy;
  /** The event types that trigger either. */
  readonly types: readonly string[];
  /** What was said of the base's limits. */
  readonly said: ReadonlySet<string>;
}

export function compareVariants(pair: PolicyPair, subject: Subject, comparison: Comparison): void {
  const { old, next } = pair;
  const byName = (variants: readonly Variant[]): ReadonlyMap<string, Variant> =>
    new Map(variants.map((variant) => [variant.name, variant]));
  const before = byName(old.variants);
  const after = byName(next.variants);
  const gone = old.variants.filter(({ name }) => !after.has(name));
  for (const variant of next.variants) {
    const what = `variant ${variant.name}`;
    const same = before.get(variant.name);
    if (same !== undefined) {
      compareVariant(same, variant, pair, subject, comparison);
      continue;
    }
    const renamed = gone.findIndex((each) => comparison.same({ ...each, name: "" }, { ...variant, name: "" }));
    if (renamed >= 0) {
      const [from] = gone.splice(renamed, 1);
      comparison.add("variant-renamed", subject, what, {
        before: [`variant ${from!.name}`],
        after: [what],
        notes: ["decisions name it, and what its ladder counts begins anew"],
      });
    } else
      comparison.add("variant-added", subject, what, { after: [`when ${comparison.print("next", variant.when)}`] });
  }
  for (const { name, when } of gone) {
    comparison.add("variant-removed", subject, `variant ${name}`, {
      before: [`when ${comparison.print("old", when)}`],
    });
  }
  const kept = (from: readonly Variant[], others: ReadonlyMap<string, Variant>): string =>
    from.flatMap(({ name }) => (others.has(name) ? [name] : [])).join(", ");
  const order = { before: kept(old.variants, after), after: kept(next.variants, before) };
  if (order.before !== order.after) {
    comparison.add("variants-reordered", subject, "variants", {
      before: [order.before],
      after: [order.after],
      notes: ["the first whose condition holds is in force"],
    });
  }
}

function compareVariant(
  before: Variant,
  after: Variant,
  { old, next, types, said }: PolicyPair,
  subject: Subject,
  comparison: Comparison,
): void {
  const what = `variant ${after.name}`;
  comparison.addCondition("variant", subject, what, { old: before.when, next: after.when, types });
  const limits = {
    old: before.fatigue ?? old.fatigue,
    next: after.fatigue ?? next.fatigue,
    types,
    what: `limit of ${what}`,
  };
  if (before.fatigue !== undefined || after.fatigue !== undefined) compareLimits(limits, subject, comparison, said);
  if (differsFromBase(before.message, after.message, comparison)) {
    compareMessages(
      before.message ?? old.message,
      after.message ?? next.message,
      `message of ${what}`,
      subject,
      comparison,
    );
  }
  const ladders = { old: before.escalate ?? old.escalate, next: after.escalate ?? next.escalate };
  if (before.escalate !== undefined || after.escalate !== undefined) {
    compareLadders({ ...ladders, what: `escalation of ${what}` }, subject, comparison);
    if (!comparison.same(before.escalate === undefined, after.escalate === undefined)) {
      separated(after.escalate, ladders.next, what, subject, comparison);
    }
  }
  const priority = { old: before.priority ?? old.priority, next: after.priority ?? next.priority };
  if ((before.priority !== undefined || after.priority !== undefined) && priority.old !== priority.next) {
    comparison.add(
      priority.next > priority.old ? "priority-raised" : "priority-lowered",
      subject,
      `priority of ${what}`,
      {
        before: [`priority ${priority.old}`],
        after: [`priority ${priority.next}`],
      },
    );
  }
}

function separated(
  own: readonly Step[] | undefined,
  inForce: readonly Step[],
  what: string,
  subject: Subject,
  comparison: Comparison,
): void {
  comparison.add("ladder-separated", subject, `escalation of ${what}`, {
    before: [own === undefined ? "a ladder of its own" : "the policy's ladder"],
    after: [own === undefined ? "the policy's ladder" : "a ladder of its own"],
    notes: [
      own !== undefined && sameLadder(own, inForce)
        ? "the steps of each ladder count, fire and forget apart"
        : "what is counted in a saved state goes by the ladder",
    ],
  });
}

/** What a variant takes from its policy was compared there. */
function differsFromBase(before: object | undefined, after: object | undefined, comparison: Comparison): boolean {
  return keyOf(before ?? null, comparison.old) !== keyOf(after ?? null, comparison.next);
}
