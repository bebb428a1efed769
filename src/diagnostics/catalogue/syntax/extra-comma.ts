/** A comma where no further item follows. */
import { defineDiagnostic } from "../../define.js";

export const extraComma = defineDiagnostic({
  code: "extra-comma",
  severity: "error",
  message: () => "there is a comma too many",
  why: "Clauses need no separator. In lists commas stand between items; after the last one a comma may stand in braces and brackets only.",
  bad: `limits { quiet on saturday, sunday, }
`,
  good: `limits { quiet on saturday, sunday }
`,
  standalone: true,
});
