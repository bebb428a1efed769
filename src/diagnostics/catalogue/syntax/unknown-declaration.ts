/** A word that starts no declaration. */
import { defineDiagnostic } from "../../define.js";

export const unknownDeclaration = defineDiagnostic<{ found: string; meant?: string }>({
  code: "unknown-declaration",
  severity: "error",
  message: ({ found, meant }) =>
    meant === undefined
      ? `${found} starts no declaration`
      : `${found} starts no declaration; did you mean \`${meant}\`?`,
  remedy: "a declaration starts with its word, such as `policy`, `signal` or `event`",
  why: "Outside of braces stand declarations: `org`, `enum`, `person`, `event`, `source`, `segment`, `text`, `signal`, `message`, `fatigue`, `escalate`, `policy`, `follow up`, `baseline`, `exemption`, `limits`, `budget`, `test`. A clause out here has mostly lost its block to a `}` too early.",
  bad: `limit { at most 3 per day }
`,
  good: `limits { at most 3 per day }
`,
  standalone: true,
});
