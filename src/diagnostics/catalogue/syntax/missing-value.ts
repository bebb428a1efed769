/** A clause that ends too early. */
import { defineDiagnostic } from "../../define.js";

export const missingValue = defineDiagnostic<{ expected: string; after: string }>({
  code: "missing-value",
  severity: "error",
  message: ({ expected, after }) =>
    after === "" ? `${expected} is missing` : `${expected} is missing after \`${after}\``,
  why: "The clause starts, and then the next one, the end of the block or the end of the file comes before everything was said.",
  bad: `limits { wait }
`,
  good: `limits { wait 4h }
`,
  standalone: true,
});
