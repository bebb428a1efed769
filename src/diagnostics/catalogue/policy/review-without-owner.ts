/** A review that goes to nobody. */
import { defineDiagnostic } from "../../define.js";

export const reviewWithoutOwner = defineDiagnostic<{ policy: string }>({
  code: "review-without-owner",
  severity: "warning",
  message: ({ policy }) => `nobody is asked: neither does the step say \`by\` whom, nor has \`${policy}\` an owner`,
  remedy: "add an `owner` to the policy, or `by` and an address to the step",
  why: "A review is a question to somebody. Without a name it is a question into the air.",
  bad: `policy large_share {
  trigger on file.shared
  message note
  fatigue gentle
  escalate { at 4 dismissed within 30d review process "Is there a better way to send large files?" }
}
`,
  good: `policy large_share {
  owner "awareness@acme.example"
  trigger on file.shared
  message note
  fatigue gentle
  escalate { at 4 dismissed within 30d review process "Is there a better way to send large files?" }
}
`,
});
