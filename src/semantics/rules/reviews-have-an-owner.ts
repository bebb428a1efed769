/** A review goes to somebody: who is named with `by`, or the policy's owner. */
import { reviewWithoutOwner } from "../../diagnostics/catalogue/policy/review-without-owner.js";
import type { Rule } from "./rule.js";
import { eachOnce } from "./texts-of-model.js";

export const reviewsHaveAnOwner: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    if (policy.owner !== undefined) continue;
    const ladders = [policy.escalate, ...policy.variants.map((variant) => variant.escalate ?? [])];
    for (const { action, syntax } of eachOnce(ladders.flat(), (step) => step.span)) {
      if (action.kind !== "review" || action.by !== undefined) continue;
      checker.reporter.report(
        reviewWithoutOwner,
        syntax.action.span,
        { policy: policy.name },
        { related: [{ span: policy.span, message: "this policy has no `owner`" }] },
      );
    }
  }
};
