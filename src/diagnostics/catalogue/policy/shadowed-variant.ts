/** A variant that earlier ones always come before. */
import { defineDiagnostic } from "../../define.js";

export const shadowedVariant = defineDiagnostic<{ variant: string; policy: string }>({
  code: "shadowed-variant",
  severity: "warning",
  message: ({ variant, policy }) =>
    `the variant \`${variant}\` of \`${policy}\` is never in force: earlier variants take all that it asks for`,
  why: "The first variant that holds is in force. Where everything that meets this one meets an earlier one, it is never reached: put what is narrower first.",
  bad: `policy large_share {
  trigger on file.shared
  message note
  fatigue gentle
  variant big     when event.size > 10MB { priority 1 }
  variant biggest when event.size > 1GB { priority 2 }
}
`,
  good: `policy large_share {
  trigger on file.shared
  message note
  fatigue gentle
  variant biggest when event.size > 1GB { priority 2 }
  variant big     when event.size > 10MB { priority 1 }
}
`,
});
