/** A value of an enum in quotes. */
import { defineDiagnostic } from "../../define.js";

export const quotedValue = defineDiagnostic<{ value: string; name: string }>({
  code: "quoted-value",
  severity: "error",
  message: ({ value, name }) => `"${value}" is text, but a value of \`${name}\` is written without quotes`,
  why: "Quotes are for text that can be anything. The values of an enum are a closed list, and are written as words, so that a misspelt one is found.",
  bad: `limits { at most 3 per day when person.role is "finance" }
`,
  good: `limits { at most 3 per day when person.role is finance }
`,
});
