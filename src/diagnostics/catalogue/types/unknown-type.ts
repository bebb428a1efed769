/** A type that does not exist. */
import { defineDiagnostic } from "../../define.js";

export const unknownType = defineDiagnostic<{ name: string }>({
  code: "unknown-type",
  severity: "error",
  message: ({ name }) => `there is no type \`${name}\``,
  why: "A field has one of the built-in types, such as `string`, `int`, `bytes` or `timestamp`, or an enum of the vocabulary.",
  bad: `event badge.lost { moment after building: strin }
`,
  good: `event badge.lost { moment after building: string }
`,
});
