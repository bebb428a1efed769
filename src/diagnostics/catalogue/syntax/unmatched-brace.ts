/** A closing brace without an opening one. */
import { defineDiagnostic } from "../../define.js";

export const unmatchedBrace = defineDiagnostic({
  code: "unmatched-brace",
  severity: "error",
  message: () => "this `}` closes nothing",
  why: "Every `}` ends what a `{` before it started.",
  bad: `limits { at most 3 per day } }
`,
  good: `limits { at most 3 per day }
`,
  standalone: true,
});
