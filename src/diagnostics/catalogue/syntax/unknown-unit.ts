/** A number that joins something that is no unit. */
import { defineDiagnostic } from "../../define.js";

export const unknownUnit = defineDiagnostic<{ written: string; unit: string; meant?: string }>({
  code: "unknown-unit",
  severity: "error",
  message: ({ written, unit, meant }) =>
    meant === undefined ? `\`${unit}\` in \`${written}\` is no unit` : `\`${written}\` is written \`${meant}\``,
  remedy: "units are `s`, `m`, `h`, `d` and `w` of time, `B`, `kB`, `MB` and `GB` of size, `%`, and `2x` for factors",
  why: "Lengths of time have the units `ms`, `s`, `m`, `h`, `d`, `w`; sizes `B`, `kB`, `MB`, `GB`, `KiB`, `MiB`, `GiB`; then there are `%` and, for `back off`, `x`. `m` is a minute. A month is no length of time, since months differ: write `30d`, or `per month` for calendar months.",
  bad: `limits { wait 4hrs }
`,
  good: `limits { wait 4h }
`,
  standalone: true,
});
