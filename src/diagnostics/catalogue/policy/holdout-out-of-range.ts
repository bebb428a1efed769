/** A share that is held out and makes no sense. */
import { defineDiagnostic } from "../../define.js";

export const holdoutOutOfRange = defineDiagnostic({
  code: "holdout-out-of-range",
  severity: "error",
  message: () => "`holdout` is between 0% and 100%, with at most four decimals",
  remedy: "write a share such as `10%`",
  why: "The holdout is the share of people who get no prompt, so that the effect of the policy can be measured. It is counted in parts of a million.",
  bad: `policy large_share { trigger on file.shared holdout 120% message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared holdout 12% message note fatigue gentle }
`,
});
