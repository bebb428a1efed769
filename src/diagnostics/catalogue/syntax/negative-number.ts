/** A count below zero. */
import { defineDiagnostic } from "../../define.js";

export const negativeNumber = defineDiagnostic<{ written: string }>({
  code: "negative-number",
  severity: "error",
  message: ({ written }) => `\`${written}\` is below zero, which counts nothing`,
  remedy: "write a number from 1",
  why: "Prompts, occurrences, days and priorities are counted from zero or one upwards.",
  bad: `limits { at most -3 per day }
`,
  good: `limits { at most 3 per day }
`,
  standalone: true,
});
