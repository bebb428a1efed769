/** A limit that counts answers to one policy, in `limits`. */
import { defineDiagnostic } from "../../define.js";

export const onlyInPolicies = defineDiagnostic<{ line: string }>({
  code: "only-in-policies",
  severity: "error",
  message: ({ line }) => `\`${line}\` stands in a policy's \`fatigue\`, not in \`limits\``,
  remedy: "move it into the `fatigue` of a policy",
  why: "`back off` and `mute` follow the answers that a person gave to one policy. Across policies there is no such thing to follow.",
  bad: `limits { mute 7d after 3 dismissed within 30d }
`,
  good: `policy large_share {
  trigger on file.shared
  message note
  fatigue { mute 7d after 3 dismissed within 30d }
}
`,
});
