/** A fraction of a unit. */
import { defineDiagnostic } from "../../define.js";

export const fractionalUnit = defineDiagnostic<{ written: string; exact?: string }>({
  code: "fractional-unit",
  severity: "error",
  message: ({ written, exact }) =>
    exact === undefined ? `\`${written}\` is not a whole number of its unit` : `\`${written}\` is written \`${exact}\``,
  why: "Lengths of time, sizes and factors are whole numbers of a unit, so that there is one way to write each: an hour and a half is `90m`.",
  bad: `limits { wait 1.5h }
`,
  good: `limits { wait 90m }
`,
  standalone: true,
});
