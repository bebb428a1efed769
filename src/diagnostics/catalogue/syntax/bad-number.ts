/** A number whose digits are grouped in a strange way. */
import { defineDiagnostic } from "../../define.js";

export const badNumber = defineDiagnostic<{ written: string }>({
  code: "bad-number",
  severity: "error",
  message: ({ written }) => `\`${written}\` is no number`,
  why: "Digits may be grouped by a single `_` between two of them: `250_000`.",
  bad: `org { seats: 250__000 }
`,
  good: `org { seats: 250_000 }
`,
  standalone: true,
});
