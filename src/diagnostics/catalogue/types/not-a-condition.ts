/** A value where a yes or no is asked for. */
import { defineDiagnostic } from "../../define.js";

export const notACondition = defineDiagnostic<{ what: string; type: string }>({
  code: "not-a-condition",
  severity: "error",
  message: ({ what, type }) => `${what} is ${type}, where a condition is asked for`,
  why: "A condition is something that holds or does not. A value becomes one by a comparison.",
  bad: `limits { at most 3 per day when person.department }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
