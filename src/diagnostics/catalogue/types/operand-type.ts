/** An operator that does not take this type. */
import { defineDiagnostic } from "../../define.js";

export const operandType = defineDiagnostic<{ operator: string; wants: string; found: string; type: string }>({
  code: "operand-type",
  severity: "error",
  message: ({ operator, wants, found, type }) => `\`${operator}\` takes ${wants}, but ${found} is ${type}`,
  why: "Each operator is for certain types, so that it has one meaning: `contains` looks into lists and text, `in` asks whether a list has the value on its left, `starts with` is for text.",
  bad: `policy large_share { trigger on file.shared when event.size in 25MB message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared when event.size in [25MB, 50MB] message note fatigue gentle }
`,
});
