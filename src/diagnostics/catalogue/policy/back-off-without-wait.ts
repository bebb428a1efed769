/** A back-off that has no wait to stretch. */
import { defineDiagnostic } from "../../define.js";

export const backOffWithoutWait = defineDiagnostic<{ policy: string; variant: string | undefined }>({
  code: "back-off-without-wait",
  severity: "error",
  message: ({ policy, variant }) =>
    `\`back off\` has no plain \`wait\` to stretch in ${variant === undefined ? `\`${policy}\`` : `the variant \`${variant}\` of \`${policy}\``}`,
  remedy: "add a line such as `wait 4h`, without a scope and without a `when`, beside it",
  why: "`back off` multiplies the first `wait` of its block that has no scope. Without one there is nothing to multiply, and one with a `when` would not always be there.",
  bad: `policy large_share {
  trigger on file.shared
  message note
  fatigue { at most 2 per day back off 2x up to 7d after dismissed }
}
`,
  good: `policy large_share {
  trigger on file.shared
  message note
  fatigue { wait 4h back off 2x up to 7d after dismissed }
}
`,
});
