/** Two items of a list without a comma between them. */
import { defineDiagnostic } from "../../define.js";

export const missingComma = defineDiagnostic<{ left: string; right: string }>({
  code: "missing-comma",
  severity: "error",
  message: ({ left, right }) => `a comma is missing between \`${left}\` and \`${right}\``,
  why: "Values in a row have commas between them. A clause ends where the next word of the language stands, so without the comma it could not be known whether the list goes on.",
  bad: `limits { quiet on saturday sunday }
`,
  good: `limits { quiet on saturday, sunday }
`,
  standalone: true,
});
