/** `and` and `or` side by side without brackets. */
import { defineDiagnostic } from "../../define.js";

export const mixedAndOr = defineDiagnostic({
  code: "mixed-and-or",
  severity: "error",
  message: () => "`and` and `or` are mixed: put brackets around what belongs together",
  why: "`a and b or c` can be read in two ways, and readers do. Brackets say which one is meant.",
  bad: `limits { at most 3 per day when risk is low or risk is medium and risk is high }
`,
  good: `limits { at most 3 per day when risk is low or (risk is medium and risk is high) }
`,
  standalone: true,
});
