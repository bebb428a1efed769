/** A limit in other words. */
import { defineDiagnostic } from "../../define.js";

export const onceADay = defineDiagnostic<{ written: string; meant: string }>({
  code: "once-a-day",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\``,
  why: "There is one way to say each thing: a number of prompts is limited by `at most 1 per day` (calendar days) or `at most 1 within 1d` (any stretch of 24 hours).",
  bad: `limits { once a day }
`,
  good: `limits { at most 1 per day }
`,
  standalone: true,
});
