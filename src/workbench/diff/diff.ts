/**
 * What changed in meaning between two bundles. Nothing that is decided, said or reported otherwise is left out; layout,
 * names of files, docs, shared blocks and segments are no meaning of their own.
 */
import { canonicalJson } from "../../base/canonical.js";
import type { Bundle, Partition } from "../../bundle/types.js";
import { compareBudgets } from "./budgets.js";
import type { Change } from "./change.js";
import { Comparison } from "./comparison.js";
import { compareExemptions } from "./exemptions.js";
import { compareLayers } from "./layers.js";
import { compareLimits } from "./limits.js";
import { comparePolicies } from "./policies.js";
import { compareSignals } from "./signals.js";
import { compareSources } from "./sources.js";
import { typesOf } from "./triggers.js";
import { compareVocabulary } from "./vocabulary.js";

export interface Diff {
  readonly changes: readonly Change[];
}

export function diff(old: Bundle, next: Bundle): Diff {
  const comparison = new Comparison(old, next);
  comparePolicies(comparison);
  compareSharedLimits(comparison);
  compareExemptions(comparison);
  compareSignals(comparison);
  compareLayers(comparison);
  compareBudgets(comparison);
  compareVocabulary(comparison);
  compareSources(comparison);
  compareWhole(comparison);
  return { changes: comparison.changes };
}

function compareSharedLimits(comparison: Comparison): void {
  const { old, next } = comparison;
  const policies = [...Object.values(old.policies), ...Object.values(next.policies)];
  const types = [...new Set(policies.flatMap(typesOf))].toSorted();
  compareLimits({ old: old.limits, next: next.limits, types, what: "limit" }, comparison.subject("limits"), comparison);
}

function compareWhole(comparison: Comparison): void {
  const { old, next } = comparison;
  const subject = comparison.subject("bundle");
  if (canonicalJson(old.partition) !== canonicalJson(next.partition)) {
    comparison.add("partition-changed", subject, "partition", {
      before: [partitionText(old.partition)],
      after: [partitionText(next.partition)],
    });
  }
  if (
    old.suffixRules !== undefined &&
    next.suffixRules !== undefined &&
    canonicalJson(old.suffixRules) !== canonicalJson(next.suffixRules)
  ) {
    comparison.add("suffixes-changed", subject, "public suffixes", {
      before: [`${old.suffixRules.length} rules`],
      after: [`${next.suffixRules.length} rules`],
    });
  }
  if (old.kairos !== next.kairos) {
    comparison.add("format-changed", subject, "format", { before: [old.kairos], after: [next.kairos] });
  }
}

function partitionText(partition: Partition): string {
  if (partition === null) return "a log cannot be split";
  return partition === "person"
    ? "a log may be split by person"
    : `a log may be split by person.${partition.attribute}`;
}
