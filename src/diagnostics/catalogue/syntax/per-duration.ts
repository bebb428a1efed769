/** A length of time after `per`. */
import { defineDiagnostic } from "../../define.js";

export const perDuration = defineDiagnostic<{ written: string; meant: string }>({
  code: "per-duration",
  severity: "error",
  message: ({ written, meant }) =>
    `after \`per\` stands a calendar unit, not \`${written}\`; any stretch of that length is \`${meant}\``,
  why: "`per` counts in calendar days, weeks and months of the person: `per day` starts anew at midnight. `within` counts back from now over a length of time: `within 1d` is the last 24 hours.",
  bad: `limits { at most 5 per 7d }
`,
  good: `limits { at most 5 within 7d }
`,
  standalone: true,
});
