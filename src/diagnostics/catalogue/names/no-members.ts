/** A dot behind a plain value. */
import { defineDiagnostic } from "../../define.js";

export const noMembers = defineDiagnostic<{ whole: string }>({
  code: "no-members",
  severity: "error",
  message: ({ whole }) => `\`${whole}\` is one value; there is nothing below it`,
  remedy: "leave out what follows the dot",
  why: "Fields and attributes hold plain values or lists of them. What lies deeper in a record is taken out by the `source` that maps it.",
  bad: `limits { at most 3 per day when person.department.name is "Finance" }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
