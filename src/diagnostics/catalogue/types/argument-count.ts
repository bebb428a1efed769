/** A function with too many or too few arguments. */
import { defineDiagnostic } from "../../define.js";

export const argumentCount = defineDiagnostic<{ name: string; wanted: number; found: number }>({
  code: "argument-count",
  severity: "error",
  message: ({ name, wanted, found }) =>
    `\`${name}\` takes ${wanted === 1 ? "one argument" : `${wanted} arguments`}, not ${found}`,
  remedy: "give it as many values as it takes, with commas between them",
  why: "Each function has a fixed number of arguments, in a fixed order.",
  bad: `limits { at most 3 per day when edit_distance(person.department) <= 2 }
`,
  good: `limits { at most 3 per day when edit_distance(person.department, "Finance") <= 2 }
`,
});
