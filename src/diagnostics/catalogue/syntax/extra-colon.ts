/** A colon after the word of a clause. */
import { defineDiagnostic } from "../../define.js";

export const extraColon = defineDiagnostic<{ word: string }>({
  code: "extra-colon",
  severity: "error",
  message: ({ word }) => `after \`${word}\` stands no colon`,
  why: 'A clause is its word and what it says: `title "…"`. A colon gives a field its type or its value, as in `role: Role`.',
  bad: `limits { wait: 4h }
`,
  good: `limits { wait 4h }
`,
  standalone: true,
});
