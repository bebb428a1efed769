/** A policy that escalates, and nobody to ask about it. */
import { defineDiagnostic } from "../../define.js";

export const escalationWithoutOwner = defineDiagnostic<{ policy: string }>({
  code: "escalation-without-owner",
  severity: "warning",
  message: ({ policy }) => `\`${policy}\` escalates, but has no \`owner\``,
  why: "A ladder writes to managers and hands out content. Whoever gets it asks who decided so, and somebody has to answer when it was wrong.",
  bad: `policy second_share {
  trigger  on file.shared when event.size > 25MB
  message  note
  fatigue  gentle
  escalate ladder
}
`,
  good: `policy second_share {
  owner    "awareness@acme.example"
  trigger  on file.shared when event.size > 25MB
  message  note
  fatigue  gentle
  escalate ladder
}
`,
});
