/** A statistic of something that is not counted for each person. */
import { defineDiagnostic } from "../../define.js";

export const statisticWithoutPerson = defineDiagnostic<{ statistic: string }>({
  code: "statistic-without-person",
  severity: "error",
  message: ({ statistic }) => `\`${statistic}\` is taken over people, so the goal counts \`per person\``,
  remedy: "write `per person` before the period",
  why: "A mean, a percentile or a maximum needs many values. There is one for each person, with `prompts per person per week`; all prompts together are one number.",
  bad: `budget { prompts per week p95 at most 3 }
`,
  good: `budget { prompts per person per week p95 at most 3 }
`,
});
