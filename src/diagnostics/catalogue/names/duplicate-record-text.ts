/** One text of a record for two values of an enum. */
import { defineDiagnostic } from "../../define.js";

export const duplicateRecordText = defineDiagnostic<{ record: string; name: string; first: string }>({
  code: "duplicate-record-text",
  severity: "error",
  message: ({ record, name, first }) => `records write \`${name}\` as "${record}", and \`${first}\` too`,
  remedy: "give one of them another text",
  why: "When a record says this text, nobody can tell which of the two values is meant.",
  bad: `enum Channel { mail = "m", chat = "m" }
`,
  good: `enum Channel { mail = "m", chat = "c" }
`,
});
