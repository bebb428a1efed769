/** Two quantities of different units that are compared. */
import { defineDiagnostic } from "../../define.js";

export const unitMismatch = defineDiagnostic<{ left: string; leftType: string; right: string; rightType: string }>({
  code: "unit-mismatch",
  severity: "error",
  message: ({ left, leftType, right, rightType }) =>
    `${left} is ${leftType}, but ${right} is ${rightType}: the units differ`,
  remedy: "write a value of the kind that it is compared with",
  why: "A size is not a length of time, and a percentage is not a plain number. Nothing is converted behind the author's back.",
  bad: `policy large_share { trigger on file.shared when event.size > 25m message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared when event.size > 25MB message note fatigue gentle }
`,
});
