/** A goal with a value of another kind than it measures. */
import { defineDiagnostic } from "../../define.js";

export const goalValueType = defineDiagnostic<{ measure: string; wanted: string }>({
  code: "goal-value-type",
  severity: "error",
  message: ({ measure, wanted }) => `a goal for \`${measure}\` takes ${wanted}`,
  why: "Prompts are counted, interruption takes time, and coverage, precision and answers are shares.",
  bad: `budget { coverage of high risk at least 0.8 }
`,
  good: `budget { coverage of high risk at least 80% }
`,
});
