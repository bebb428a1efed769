/** Digits grouped by commas. */
import { defineDiagnostic } from "../../define.js";

export const groupedDigits = defineDiagnostic<{ written: string; meant: string }>({
  code: "grouped-digits",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\``,
  why: "A comma separates the items of a list. Digits may be grouped by `_`.",
  bad: `org {
  seats: 250,000
}
`,
  good: `org {
  seats: 250_000
}
`,
  standalone: true,
});
