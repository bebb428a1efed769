/** A calendar unit after `within`. */
import { defineDiagnostic } from "../../define.js";

export const withinPeriod = defineDiagnostic<{ period: string }>({
  code: "within-period",
  severity: "error",
  message: ({ period }) => `after \`within\` stands a length of time; a calendar ${period} is \`per ${period}\``,
  why: "`within` counts back from now over a length of time: `within 1d` is the last 24 hours. `per` counts in calendar days, weeks and months of the person.",
  bad: `limits { at most 5 within week }
`,
  good: `limits { at most 5 per week }
`,
  standalone: true,
});
