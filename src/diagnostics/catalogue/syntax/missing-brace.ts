/** A brace that should stand here. */
import { defineDiagnostic } from "../../define.js";

export const missingBrace = defineDiagnostic<{ brace: string; found: string }>({
  code: "missing-brace",
  severity: "error",
  message: ({ brace, found }) => `\`${brace}\` is missing before ${found}`,
  why: "The clauses of a declaration stand in braces.",
  bad: `limits at most 3 per day }
`,
  good: `limits { at most 3 per day }
`,
  standalone: true,
});
