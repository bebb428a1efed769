/** A character that cannot be seen. */
import { defineDiagnostic } from "../../define.js";

export const hiddenCharacter = defineDiagnostic<{ code: string }>({
  code: "hidden-character",
  severity: "error",
  message: ({ code }) => `there is a hidden character here, U+${code}`,
  why: "Characters that are not shown, or that turn the direction of the text around, make a policy say something else than its reviewers read. They mostly come along when text is pasted. Where a text needs one, write it as `\\u{202E}`.",
  bad: `org { domain: "acme\u202e.example" }
`,
  good: `org { domain: "acme.example" }
`,
  standalone: true,
});
