/** A value of another type than the place asks for. */
import { defineDiagnostic } from "../../define.js";

export const wrongType = defineDiagnostic<{ what: string; wanted: string; found: string; type: string }>({
  code: "wrong-type",
  severity: "error",
  message: ({ what, wanted, found, type }) => `${what} is ${wanted}, but ${found} is ${type}`,
  remedy: "write a value of that kind",
  why: "A field holds values of one type, and a function takes arguments of its own. Nothing is converted behind the author's back, but whole numbers to numbers.",
  bad: `limits { at most 3 per day when lower(person.skills) is "finance" }
`,
  good: `limits { at most 3 per day when lower(person.department) is "finance" }
`,
});
