/** A policy without a limit of its own may interrupt the same person at every moment. */
import { policyWithoutFatigue } from "../../diagnostics/catalogue/policy/policy-without-fatigue.js";
import type { Rule } from "./rule.js";

export const policiesHaveFatigue: Rule = ({ model, checker }) => {
  for (const { declaration } of checker.names.ofKind("policy").values()) {
    if (declaration.clauses.some((clause) => clause.kind === "fatigue")) continue;
    if (!model.policies.has(declaration.name.text)) continue;
    checker.reporter.report(
      policyWithoutFatigue,
      declaration.name.span,
      { policy: declaration.name.text },
      { help: "add a block such as `fatigue { wait 4h at most 2 per day }`" },
    );
  }
};
