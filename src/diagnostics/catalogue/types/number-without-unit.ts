/** A plain number where a quantity is asked for. */
import { defineDiagnostic } from "../../define.js";

export const numberWithoutUnit = defineDiagnostic<{ number: string; type: string }>({
  code: "number-without-unit",
  severity: "error",
  message: ({ number, type }) => `\`${number}\` has no unit, and ${type} is asked for`,
  why: "25 could be bytes or megabytes, minutes or days. The unit stands right behind the number: `25MB`, `15m`, `80%`.",
  bad: `policy large_share { trigger on file.shared when event.size > 25 message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared when event.size > 25MB message note fatigue gentle }
`,
});
