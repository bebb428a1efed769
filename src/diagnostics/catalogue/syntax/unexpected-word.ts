/** Something else than what has to stand here. */
import { defineDiagnostic } from "../../define.js";

export const unexpectedWord = defineDiagnostic<{ expected: string; found: string }>({
  code: "unexpected-word",
  severity: "error",
  message: ({ expected, found }) => `${expected} should stand here, not ${found}`,
  why: "At this place a policy can go on in a few ways only, which the message names.",
  bad: `limits { quiet 19:00 until 07:00 }
`,
  good: `limits { quiet 19:00 to 07:00 }
`,
  standalone: true,
});
