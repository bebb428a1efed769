/** A text without its closing quote. */
import { defineDiagnostic } from "../../define.js";

export const unclosedString = defineDiagnostic({
  code: "unclosed-string",
  severity: "error",
  message: () => "this text has no closing quote on its line",
  why: 'A text starts and ends with `"` on one line. For a longer one write `\\n` where a new line should be shown.',
  bad: `org { domain: "acme.example }
`,
  good: `org { domain: "acme.example" }
`,
  standalone: true,
});
