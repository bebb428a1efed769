/** `is` or an order for lists. */
import { defineDiagnostic } from "../../define.js";

export const listCompared = defineDiagnostic<{ what: string; operator: string }>({
  code: "list-compared",
  severity: "error",
  message: ({ what, operator }) => `${what} is a list, and \`${operator}\` compares single values`,
  why: "Whether two lists are the same depends on order and on what stands twice, which is seldom what is meant. Ask what is in it.",
  bad: `limits { at most 3 per day when person.skills is "sql" }
`,
  good: `limits { at most 3 per day when person.skills contains "sql" }
`,
});
