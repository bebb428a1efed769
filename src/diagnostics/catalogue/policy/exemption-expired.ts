/** An exemption that has ended. */
import { defineDiagnostic } from "../../define.js";

export const exemptionExpired = defineDiagnostic<{ exemption: string; until: string; today: string }>({
  code: "exemption-expired",
  severity: "warning",
  message: ({ exemption, until, today }) => `the exemption \`${exemption}\` ended on ${until}; today is ${today}`,
  remedy: "delete it, or set a later day",
  why: "It lets nobody off any more. Renew it if it is still needed, else delete it.",
  bad: `exemption audit { all policies when person.role is red_team until 2020-12-31 because "Runs the simulations." }
`,
  good: `exemption audit { all policies when person.role is red_team until 2099-12-31 because "Runs the simulations." }
`,
});
