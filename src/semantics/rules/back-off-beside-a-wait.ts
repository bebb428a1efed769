/** `back off` stretches a `wait`: the first without a scope in the list in force, which must hold without a `when`. */
import { backOffWithoutWait } from "../../diagnostics/catalogue/policy/back-off-without-wait.js";
import type { Checker } from "../checker.js";
import { beginning } from "../declarations/clauses.js";
import { limitsInForce } from "../declarations/limits-in-force.js";
import type { LimitModel } from "../model.js";
import type { Rule } from "./rule.js";

export const backOffBesideAWait: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    if (checkList(checker, policy.fatigue, policy.name)) continue;
    for (const variant of policy.variants) {
      if (variant.fatigue === undefined) continue;
      checkList(checker, limitsInForce(policy.fatigue, variant.fatigue), policy.name, variant.name);
    }
  }
};

/** Gives whether there is something wrong: of variants that take limits over, it would be the same once more. */
function checkList(checker: Checker, limits: readonly LimitModel[], policy: string, variant?: string): boolean {
  const wait = limits.find(isPlainWait);
  if (wait !== undefined && wait.when === undefined) return false;
  const backOffs = limits.filter(({ syntax }) => syntax.kind === "back_off");
  for (const limit of backOffs) {
    checker.reporter.report(
      backOffWithoutWait,
      beginning(limit.span, "back off"),
      { policy, variant },
      wait === undefined ? {} : { related: [{ span: wait.span, message: "this `wait` has a `when`" }] },
    );
  }
  return backOffs.length > 0;
}

function isPlainWait(limit: LimitModel): boolean {
  return limit.syntax.kind === "wait" && limit.scope.across === undefined && limit.scope.for.kind === "person";
}
