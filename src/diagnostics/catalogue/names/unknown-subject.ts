/** A review of something else than process, role or incentives. */
import { defineDiagnostic } from "../../define.js";

export const unknownSubject = defineDiagnostic<{ subject: string }>({
  code: "unknown-subject",
  severity: "error",
  message: ({ subject }) => `\`${subject}\` is nothing that is reviewed`,
  why: "When coaching does not help, the cause may lie in the process, in the role or in the incentives. These three are what an escalation can ask to review.",
  bad: `test "a review" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared and review proces
}
`,
  good: `test "a review" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared and review process
}
`,
});
