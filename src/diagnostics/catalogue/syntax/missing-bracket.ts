/** A bracket that is not closed. */
import { defineDiagnostic } from "../../define.js";

export const missingBracket = defineDiagnostic<{ bracket: string; found: string }>({
  code: "missing-bracket",
  severity: "error",
  message: ({ bracket, found }) => `\`${bracket}\` is missing before ${found}`,
  why: "Every `(` needs its `)`, every `[` its `]`.",
  bad: `limits { at most 3 per day when (risk is low or risk is medium }
`,
  good: `limits { at most 3 per day when (risk is low or risk is medium) }
`,
  standalone: true,
});
