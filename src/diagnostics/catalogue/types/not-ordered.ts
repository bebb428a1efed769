/** A comparison by size of something that has no order. */
import { defineDiagnostic } from "../../define.js";

export const notOrdered = defineDiagnostic<{ operator: string; type: string }>({
  code: "not-ordered",
  severity: "error",
  message: ({ operator, type }) => `${type} has no order, so \`${operator}\` says nothing about it`,
  why: "Numbers, quantities, times and ordered enums have a smaller and a greater. Text is not put in order, because every language does that differently.",
  bad: `limits { at most 3 per day when person.role >= support }
`,
  good: `limits { at most 3 per day when person.role in [support, finance] }
`,
});
