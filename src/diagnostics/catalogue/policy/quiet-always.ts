/** A quiet time that begins when it ends. */
import { defineDiagnostic } from "../../define.js";

export const quietAlways = defineDiagnostic<{ time: string }>({
  code: "quiet-always",
  severity: "error",
  message: ({ time }) => `a quiet time from ${time} to ${time} has no length`,
  remedy: "write two different times, or name days: `quiet on saturday`",
  why: "It could mean the whole day or nothing. Quiet hours run from one time to another and may pass midnight; whole days are written `quiet on saturday, sunday`.",
  bad: `limits { quiet 19:00 to 19:00 }
`,
  good: `limits { quiet 19:00 to 07:00 }
`,
});
