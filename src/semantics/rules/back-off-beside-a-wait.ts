/** `back off` stretches a `wait`: the first without a scope in the list in force, which must hold without a `when`. */
import { backOffWithoutWait } from "../../diagnostics/catalogue/policy/back-off-without-wait.js";
import type { Checker } from "../checker.js";
import { beginning } from "../declarations/clauses.js";
import { limitsInForce } from "../declarations/limits-in-force.js";
import type { LimitModel } from "../model.js";
import type { Rule } from "./rule.js";

export const backOffBesideAWait: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    checkList(checker, policy.fatigue, policy.name);
    for (const variant of policy.variants) {
      if (variant.fatigue === undefined) continue;
      checkList(checker, limitsInForce(policy.fatigue, variant.fatigue), policy.name, variant.name);
    }
  }
};

function checkList(checker: Checker, limits: readonly LimitModel[], policy: string, variant?: string): void {
  const wait = limits.find(isPlainWait);
  if (wait !== undefined && wait.when === undefined) return;
  for (const limit of limits) {
    if (limit.syntax.kind !== "back_off") continue;
    checker.reporter.report(
      backOffWithoutWait,
      beginning(limit.span, "back off"),
      { policy, variant },
      wait === undefined ? {} : { related: [{ span: wait.span, message: "this `wait` has a `when`" }] },
    );
  }
}

function isPlainWait(limit: LimitModel): boolean {
  return limit.syntax.kind === "wait" && limit.scope.across === undefined && limit.scope.for.kind === "person";
}
