/** Periodic content is for somebody. */
import { baselineWithoutAudience } from "../../diagnostics/catalogue/policy/baseline-without-audience.js";
import type { Rule } from "./rule.js";

export const baselinesHaveAnAudience: Rule = ({ model, checker }) => {
  for (const baseline of model.baselines.values()) {
    if (baseline.for !== undefined) continue;
    checker.reporter.report(
      baselineWithoutAudience,
      baseline.span,
      { baseline: baseline.name },
      { help: "add `for everyone`, or `for` and a condition" },
    );
  }
};
