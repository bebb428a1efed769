/** A test that expects a signal which the policy does not ask for. */
import { defineDiagnostic } from "../../define.js";

export const signalNotOfPolicy = defineDiagnostic<{ signal: string; policy: string }>({
  code: "signal-not-of-policy",
  severity: "error",
  message: ({ signal, policy }) => `the policy \`${policy}\` does not ask for the signal \`${signal}\``,
  remedy: "name signals that the policy lists after `signals`",
  why: "A prompt names only the signals of its policy, so the test could never pass.",
  bad: `test "a large file" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared with lookalike_domain
}
`,
  good: `test "a click" {
  person ana { role: finance }
  09:00 ana mail.clicked { sender_domain: "acrne.example" } -> prompt clicked with lookalike_domain
}
`,
});
