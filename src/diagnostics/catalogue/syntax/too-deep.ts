/** Brackets in brackets, or values in a row, beyond what anybody could read. */
import { defineDiagnostic } from "../../define.js";

export const tooDeep = defineDiagnostic<{ what: string; most: number }>({
  code: "too-deep",
  severity: "error",
  message: ({ what, most }) => `more than ${most} ${what} are too much`,
  remedy: "give a part of it a name, with a `segment`",
  why: "A condition is reviewed by people and evaluated by every system that reads the bundle; both have limits. Name parts of it as a `segment` or a `signal`, or split the policy.",
  bad: `limits { at most 3 per day when ${"(".repeat(51)}risk is low${")".repeat(51)} }
`,
  good: `limits { at most 3 per day when (risk is low) }
`,
  standalone: true,
});
