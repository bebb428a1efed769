/** Whoever is told by a ladder asks whose policy it is: a policy that escalates names its owner. */
import { escalationWithoutOwner } from "../../diagnostics/catalogue/policy/escalation-without-owner.js";
import type { Rule } from "./rule.js";

export const laddersHaveAnOwner: Rule = ({ model, checker }) => {
  for (const policy of model.policies.values()) {
    if (policy.owner !== undefined) continue;
    const steps = [...policy.escalate, ...policy.variants.flatMap(({ escalate = [] }) => escalate)];
    // A review that nobody is asked for has a warning of its own.
    const first = steps.find(({ action }) => action.kind !== "review");
    if (first === undefined) continue;
    checker.reporter.report(
      escalationWithoutOwner,
      policy.span,
      { policy: policy.name },
      {
        related: [{ span: first.span, message: "it escalates here" }],
        help: 'add a line such as `owner "awareness@acme.example"`',
      },
    );
  }
};
