/** A unit with a space before it, or in words. */
import { defineDiagnostic } from "../../define.js";

export const spacedUnit = defineDiagnostic<{ written: string; meant?: string }>({
  code: "spaced-unit",
  severity: "error",
  message: ({ written, meant }) =>
    meant === undefined ? `\`${written}\` is no fixed length of time` : `\`${written}\` is written \`${meant}\``,
  why: "A number joins its unit, without a space: `7d`, `25MB`, `80%`. Months and years differ in length, so they are counted in days: `30d`.",
  bad: `limits { at most 5 within 7 days }
`,
  good: `limits { at most 5 within 7d }
`,
  standalone: true,
});
