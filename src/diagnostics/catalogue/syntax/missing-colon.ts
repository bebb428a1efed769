/** A field without its colon. */
import { defineDiagnostic } from "../../define.js";

export const missingColon = defineDiagnostic<{ name: string }>({
  code: "missing-colon",
  severity: "error",
  message: ({ name }) => `a colon is missing after \`${name}\``,
  why: 'A colon gives a field its type, `role: Role`, and in a record or in `org` its value, `domain: "acme.example"`.',
  bad: `event badge.lost { moment after door string }
`,
  good: `event badge.lost { moment after door: string }
`,
  standalone: true,
});
