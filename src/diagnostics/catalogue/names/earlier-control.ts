/** An identifier of an earlier version of its framework. */
import { defineDiagnostic } from "../../define.js";

export const earlierControl = defineDiagnostic<{ identifier: string; framework: string }>({
  code: "earlier-control",
  severity: "warning",
  message: ({ identifier, framework }) => `"${identifier}" is of an earlier version than ${framework}`,
  why: "NIST CSF 1.1 wrote `PR.AT-1` where 2.0 writes `PR.AT-01`, and moved some outcomes elsewhere. Reports group by the identifiers of the present version.",
  bad: `baseline basics { title "Basics" for everyone every 365d controls nist_csf_2 "PR.AT-1" }
`,
  good: `baseline basics { title "Basics" for everyone every 365d controls nist_csf_2 "PR.AT-01" }
`,
});
