/** Words for people without quotes. */
import { defineDiagnostic } from "../../define.js";

export const missingQuotes = defineDiagnostic<{ written: string }>({
  code: "missing-quotes",
  severity: "error",
  message: ({ written }) => `\`${written}\` is text, which stands in quotes`,
  why: "Everything that people read is written in straight double quotes, so that its words are not taken for words of the language.",
  bad: `baseline basics {
  title Security basics
  content "https://learn.acme.example/basics"
  for everyone
  every 365d
}
`,
  good: `baseline basics {
  title "Security basics"
  content "https://learn.acme.example/basics"
  for everyone
  every 365d
}
`,
  standalone: true,
});
