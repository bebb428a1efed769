/** An escape that a string does not have. */
import { defineDiagnostic } from "../../define.js";

export const badEscape = defineDiagnostic<{ written: string; problem: "unknown" | "code-point" }>({
  code: "bad-escape",
  severity: "error",
  message: ({ written, problem }) =>
    problem === "unknown" ? `\`${written}\` is no escape` : `\`${written}\` names no character`,
  why: 'In a text a backslash starts an escape: `\\"` is a quote, `\\\\` a backslash, `\\n` a new line, `\\{` and `\\}` are braces, `\\u{1F600}` is a character by its number.',
  bad: `org { share: "C:\\Files" }
`,
  good: `org { share: "C:\\\\Files" }
`,
  standalone: true,
});
