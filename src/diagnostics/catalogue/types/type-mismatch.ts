/** Two things of different types that are compared. */
import { defineDiagnostic } from "../../define.js";

export const typeMismatch = defineDiagnostic<{ left: string; leftType: string; right: string; rightType: string }>({
  code: "type-mismatch",
  severity: "error",
  message: ({ left, leftType, right, rightType }) =>
    `${left} is ${leftType}, but ${right} is ${rightType}: they can't be compared`,
  remedy: "compare values of one kind",
  why: "Things of different types are never equal, so the condition would always come out the same. Only whole numbers and numbers may be mixed.",
  bad: `limits { at most 3 per day when person.department is 7 }
`,
  good: `limits { at most 3 per day when person.department is "7" }
`,
});
