/** A brace that is never closed. */
import { defineDiagnostic } from "../../define.js";

export const unclosedBrace = defineDiagnostic({
  code: "unclosed-brace",
  severity: "error",
  message: () => "this `{` is never closed",
  why: "What stands between `{` and `}` belongs to the declaration or clause before it. Without the closing brace everything that follows would belong to it too.",
  bad: `limits {
  at most 3 per day

enum Colour { red, blue }
`,
  good: `limits {
  at most 3 per day
}

enum Colour { red, blue }
`,
  standalone: true,
});
