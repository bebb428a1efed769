/** A count that is too small to mean something. */
import { defineDiagnostic } from "../../define.js";

export const numberTooSmall = defineDiagnostic<{ what: string; least: number; found: number }>({
  code: "number-too-small",
  severity: "error",
  message: ({ what, least, found }) => `${what} is at least ${least}, not ${found}`,
  why: "A limit of zero prompts would never let anything through, and zero times happen always.",
  bad: `limits { at most 0 per day }
`,
  good: `limits { at most 1 per day }
`,
});
