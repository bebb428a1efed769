/** A calculation where a plain value is asked for. */
import { defineDiagnostic } from "../../define.js";

export const notALiteral = defineDiagnostic<{ what: string }>({
  code: "not-a-literal",
  severity: "error",
  message: ({ what }) => `${what} is written out, without looking anything up`,
  remedy: "write the value itself, as in `false`, `0` or `internal`",
  why: "Constants and defaults are plain values: text, numbers, lists of them. So a reader knows them without following anything.",
  bad: `event badge.lost { moment after building: string = lower("HQ") }
`,
  good: `event badge.lost { moment after building: string = "hq" }
`,
});
