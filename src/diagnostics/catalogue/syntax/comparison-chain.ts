/** Two comparisons in a row. */
import { defineDiagnostic } from "../../define.js";

export const comparisonChain = defineDiagnostic({
  code: "comparison-chain",
  severity: "error",
  message: () => "a condition compares two values, not three",
  remedy: "write two comparisons with `and` between them",
  why: "`low < risk < critical` is two conditions: `low < risk and risk < critical`.",
  bad: `limits { at most 3 per day when low < risk < critical }
`,
  good: `limits { at most 3 per day when risk > low and risk < critical }
`,
  standalone: true,
});
