/** Periodic content for nobody. */
import { defineDiagnostic } from "../../define.js";

export const baselineWithoutAudience = defineDiagnostic<{ baseline: string }>({
  code: "baseline-without-audience",
  severity: "warning",
  message: ({ baseline }) => `the baseline \`${baseline}\` is for nobody`,
  why: "A baseline is content that people get in turn. `for everyone`, or `for` and a condition, says who.",
  bad: `baseline basics { title "Basics" every 365d }
`,
  good: `baseline basics { title "Basics" every 365d for everyone }
`,
});
