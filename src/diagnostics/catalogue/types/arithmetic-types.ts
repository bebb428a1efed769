/** A calculation with types that do not go together. */
import { defineDiagnostic } from "../../define.js";

export const arithmeticTypes = defineDiagnostic<{ operator: string; left: string; right: string }>({
  code: "arithmetic-types",
  severity: "error",
  message: ({ operator, left, right }) => `\`${operator}\` does not take ${left} and ${right}`,
  remedy: "calculate with values of one kind: two numbers, or two lengths of time",
  why: "Numbers are calculated with numbers. A length of time can be added to another or to an instant, and multiplied or divided by a number; two instants give the time between them.",
  bad: `policy late { trigger on file.shared when event.shown_for + 3 > 5m message note fatigue gentle }
`,
  good: `policy late { trigger on file.shared when event.shown_for + 3m > 5m message note fatigue gentle }
`,
});
