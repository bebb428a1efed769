/** An identifier that its framework does not have. */
import { defineDiagnostic } from "../../define.js";

export const unknownControl = defineDiagnostic<{ identifier: string; framework: string }>({
  code: "unknown-control",
  severity: "error",
  message: ({ identifier, framework }) => `${framework} has no "${identifier}"`,
  why: "An auditor looks identifiers up. One that the framework does not have makes the whole mapping doubtful.",
  bad: `baseline basics { title "Basics" for everyone every 365d controls nist_csf_2 "PR.AT-77" }
`,
  good: `baseline basics { title "Basics" for everyone every 365d controls nist_csf_2 "PR.AT-01" }
`,
});
