/** An exemption that never ends. */
import { defineDiagnostic } from "../../define.js";

export const exemptionWithoutEnd = defineDiagnostic<{ exemption: string }>({
  code: "exemption-without-end",
  severity: "warning",
  message: ({ exemption }) => `the exemption \`${exemption}\` has no end`,
  why: "An exemption without an end is forgotten, and whom it lets off is never coached again. Give it a day on which somebody looks at it.",
  bad: `exemption audit { all policies when person.role is red_team because "Runs the simulations." }
`,
  good: `exemption audit { all policies when person.role is red_team until 2099-12-31 because "Runs the simulations." }
`,
});
