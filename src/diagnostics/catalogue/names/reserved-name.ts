/** A name that means something else in conditions. */
import { defineDiagnostic } from "../../define.js";

export const reservedName = defineDiagnostic<{ what: string; name: string }>({
  code: "reserved-name",
  severity: "error",
  message: ({ what, name }) => `no ${what} can have the name \`${name}\``,
  remedy: "choose another name",
  why: "`event`, `person`, `org`, `risk`, `record` and `item` begin paths in conditions, so a segment of that name could not be told apart. `not_coached` is the exemption that `coach when` makes.",
  bad: `exemption not_coached { all policies until 2099-12-31 because "Contractors." }
`,
  good: `exemption contractors { all policies until 2099-12-31 because "Contractors." }
`,
});
