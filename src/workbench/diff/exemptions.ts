/** Exemptions: whom or what they let off, of which policies, and until when. */
import { formatInstant } from "../../base/instant.js";
import type { Bundle, Exemption } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import { namesOf, type Comparison } from "./comparison.js";
import { compareOwner } from "./policies.js";
import { typesOf } from "./triggers.js";

export function compareExemptions(comparison: Comparison): void {
  const byName = ({ exemptions }: Bundle): Readonly<Record<string, Exemption>> =>
    Object.fromEntries(exemptions.map((exemption) => [exemption.name, exemption]));
  for (const { name, old, next } of namesOf(byName(comparison.old), byName(comparison.next))) {
    const at = comparison.next.exemptions.findIndex((exemption) => exemption.name === name);
    const subject = comparison.subject("exemption", name, at < 0 ? undefined : `/exemptions/${at}`);
    if (old === undefined)
      comparison.add("exemption-added", subject, "exemption", { after: lines(next!, "next", comparison) });
    else if (next === undefined) {
      comparison.add("exemption-removed", subject, "exemption", { before: lines(old, "old", comparison) });
    } else compareExemption(old, next, subject, comparison);
  }
}

function lines({ policies, when, untilMs }: Exemption, which: "old" | "next", comparison: Comparison): string[] {
  return [
    `of ${policiesText(policies, comparison[which])}`,
    ...(when === undefined ? [] : [`when ${comparison.print(which, when)}`]),
    untilText(untilMs),
  ];
}

function policiesText(policies: readonly string[], bundle: Bundle): string {
  return policies.length === Object.keys(bundle.policies).length ? "all policies" : policies.join(", ");
}

function untilText(untilMs: number | undefined): string {
  return untilMs === undefined ? "without an end" : `over at ${formatInstant(untilMs).replace(/(:00)?\.000Z$/, "Z")}`;
}

function compareExemption(old: Exemption, next: Exemption, subject: Subject, comparison: Comparison): void {
  // A policy that is new, or gone, was said already.
  const inBoth = (policies: readonly string[]): string[] =>
    policies.filter(
      (name) => Object.hasOwn(comparison.old.policies, name) && Object.hasOwn(comparison.next.policies, name),
    );
  const before = inBoth(old.policies);
  const after = inBoth(next.policies);
  const gained = after.filter((name) => !before.includes(name));
  const lost = before.filter((name) => !after.includes(name));
  if (gained.length > 0 || lost.length > 0) {
    const way = lost.length === 0 ? "widened" : gained.length === 0 ? "narrowed" : "moved";
    comparison.add(`exemption-${way}`, subject, "policies", {
      before: [policiesText(old.policies, comparison.old)],
      after: [policiesText(next.policies, comparison.next)],
    });
  }
  const policies = [...new Set([...old.policies, ...next.policies])];
  const types = policies.flatMap((name) =>
    [comparison.old.policies[name], comparison.next.policies[name]].flatMap((policy) =>
      policy ? typesOf(policy) : [],
    ),
  );
  const conditions = { old: old.when, next: next.when, types: [...new Set(types)].toSorted() };
  comparison.addCondition("exemption", subject, "condition", conditions);
  if (old.untilMs !== next.untilMs) {
    const later = (next.untilMs ?? Infinity) > (old.untilMs ?? Infinity);
    comparison.add(later ? "exemption-lengthened" : "exemption-shortened", subject, "end", {
      before: [untilText(old.untilMs)],
      after: [untilText(next.untilMs)],
    });
  }
  if (old.because !== next.because) {
    comparison.add("exemption-changed", subject, "reason", {
      before: old.because === undefined ? [] : [JSON.stringify(old.because)],
      after: next.because === undefined ? [] : [JSON.stringify(next.because)],
    });
  }
  compareOwner(old, next, subject, comparison);
}
