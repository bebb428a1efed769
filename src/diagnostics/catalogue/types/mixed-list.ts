/** A list of different types. */
import { defineDiagnostic } from "../../define.js";

export const mixedList = defineDiagnostic<{ first: string; other: string }>({
  code: "mixed-list",
  severity: "error",
  message: ({ first, other }) => `the list begins with ${first}, but this is ${other}`,
  remedy: "keep values of one kind in a list",
  why: "All items of a list are of one type, so that each can be compared with the same thing.",
  bad: `limits { at most 3 per day when person.department in ["Finance", 7] }
`,
  good: `limits { at most 3 per day when person.department in ["Finance", "7"] }
`,
});
