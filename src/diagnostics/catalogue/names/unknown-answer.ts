/** An answer that a prompt can't get. */
import { defineDiagnostic } from "../../define.js";

export const unknownAnswer = defineDiagnostic<{ answer: string }>({
  code: "unknown-answer",
  severity: "error",
  message: ({ answer }) => `\`${answer}\` is no answer to a prompt`,
  why: "A person can answer `accepted`, `dismissed`, `overridden` or `not_useful`. `ignored` is no answer but the lack of a good one: it is for `back off`, `mute` and `escalate` to count.",
  bad: `test "a dismissed prompt" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared
  09:05 ana answers shared with dismised
}
`,
  good: `test "a dismissed prompt" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared
  09:05 ana answers shared with dismissed
}
`,
});
