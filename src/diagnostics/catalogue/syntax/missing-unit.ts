/** A length of time without its unit. */
import { defineDiagnostic } from "../../define.js";

export const missingUnit = defineDiagnostic<{ written: string }>({
  code: "missing-unit",
  severity: "error",
  message: ({ written }) =>
    `\`${written}\` of what? a length of time has a unit, such as \`${written}h\` or \`${written}d\``,
  why: "Lengths of time have one of the units `ms`, `s`, `m`, `h`, `d`, `w`, joined to the number.",
  bad: `limits { wait 4 }
`,
  good: `limits { wait 4h }
`,
  standalone: true,
});
