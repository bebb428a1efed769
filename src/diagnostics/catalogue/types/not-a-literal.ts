/** A calculation where a plain value is asked for. */
import { defineDiagnostic } from "../../define.js";

export const notALiteral = defineDiagnostic<{ what: string }>({
  code: "not-a-literal",
  severity: "error",
  message: ({ what }) => `${what} is written out, without looking anything up`,
  why: "Constants and defaults are plain values: text, numbers, lists of them. So a reader knows them without following anything.",
  bad: `event badge.lost { moment after building: string = lower("HQ") }
`,
  good: `event badge.lost { moment after building: string = "hq" }
`,
});
