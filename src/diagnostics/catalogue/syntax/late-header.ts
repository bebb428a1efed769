/** A package or an import below declarations. */
import { defineDiagnostic } from "../../define.js";

export const lateHeader = defineDiagnostic<{ what: "package" | "import" }>({
  code: "late-header",
  severity: "error",
  message: ({ what }) => `\`${what}\` stands at the head of a file`,
  remedy: "move it to the top of the file",
  why: "A file starts with its package, then its imports, then its declarations: so a reader sees at once where its names come from.",
  bad: `limits { at most 3 per day }
package acme.limits
`,
  good: `package acme.limits
limits { at most 3 per day }
`,
  standalone: true,
});
