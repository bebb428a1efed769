/** A framework that Kairos does not know. */
import { defineDiagnostic } from "../../define.js";

export const unknownFramework = defineDiagnostic<{ name: string }>({
  code: "unknown-framework",
  severity: "error",
  message: ({ name }) => `there is no framework \`${name}\``,
  why: "Control identifiers are checked against their framework, so it must be one that Kairos knows: `nist_csf_2` or `nist_ai_rmf_1`.",
  bad: `baseline basics { title "Basics" for everyone every 365d controls nist_csf "PR.AT-01" }
`,
  good: `baseline basics { title "Basics" for everyone every 365d controls nist_csf_2 "PR.AT-01" }
`,
});
