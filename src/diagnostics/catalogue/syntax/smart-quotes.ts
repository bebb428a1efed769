/** Quotes that are not the straight double ones. */
import { defineDiagnostic } from "../../define.js";

export const smartQuotes = defineDiagnostic<{ found: string }>({
  code: "smart-quotes",
  severity: "error",
  message: ({ found }) => `texts stand in straight double quotes, not in ${found}`,
  why: 'Word processors and chat programs turn `"` into curved quotes. A policy knows straight double quotes alone, so that it is certain where a text ends.',
  bad: `org { domain: “acme.example” }
`,
  good: `org { domain: "acme.example" }
`,
  standalone: true,
});
