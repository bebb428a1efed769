/** A person whom the test does not introduce. */
import { defineDiagnostic } from "../../define.js";

export const unknownPerson = defineDiagnostic<{ name: string }>({
  code: "unknown-person",
  severity: "error",
  message: ({ name }) => `this test has no person \`${name}\``,
  why: "Every person of a test is introduced by a `person` line, with what matters about them.",
  bad: `test "a large file" {
  person ana { role: finance }
  09:00 anna file.shared { size: 30MB } -> prompt shared
}
`,
  good: `test "a large file" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared
}
`,
});
