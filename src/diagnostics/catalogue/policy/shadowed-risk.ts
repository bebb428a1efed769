/** A line of risk that earlier lines always come before. */
import { defineDiagnostic } from "../../define.js";

export const shadowedRisk = defineDiagnostic<{ level: string; event: string }>({
  code: "shadowed-risk",
  severity: "warning",
  message: ({ level, event }) =>
    `this \`${level}\` of \`${event}\` never counts: earlier lines take all that it asks for`,
  why: "The first line of a risk that holds counts. Where everything that meets this line meets an earlier one, it is never reached, and policies that ask for its level miss what the author had in mind.",
  bad: `event report.sent {
  moment after
  pages: int
  risk {
    medium when event.pages > 10
    high   when event.pages > 100
  }
}
`,
  good: `event report.sent {
  moment after
  pages: int
  risk {
    high   when event.pages > 100
    medium when event.pages > 10
  }
}
`,
});
