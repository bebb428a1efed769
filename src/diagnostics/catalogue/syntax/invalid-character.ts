/** A character that means nothing in a policy. */
import { defineDiagnostic } from "../../define.js";

export const invalidCharacter = defineDiagnostic<{ character: string }>({
  code: "invalid-character",
  severity: "error",
  message: ({ character }) => `\`${character}\` means nothing here`,
  why: "Outside of texts and comments a policy is made of words, numbers and a few marks. Clauses need no separator at their end.",
  bad: `limits { at most 3 per day; }
`,
  good: `limits { at most 3 per day }
`,
  standalone: true,
});
