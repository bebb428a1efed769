/** A bare word where text is asked for. */
import { defineDiagnostic } from "../../define.js";

export const unquotedText = defineDiagnostic<{ word: string }>({
  code: "unquoted-text",
  severity: "error",
  message: ({ word }) => `text stands in quotes: \`"${word}"\``,
  why: "A word without quotes is a value of an enum or a segment. Text that can be anything stands in quotes.",
  bad: `limits { at most 3 per day when person.department is Finance }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
