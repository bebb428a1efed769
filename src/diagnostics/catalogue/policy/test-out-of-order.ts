/** Lines of a test that do not stand in order of time. */
import { defineDiagnostic } from "../../define.js";

export const testOutOfOrder = defineDiagnostic({
  code: "test-out-of-order",
  severity: "error",
  message: () => "this comes before the line above",
  why: "A test reads as it happens, from top to bottom. Events are also decided in order of time.",
  bad: `test "two files" {
  person ana { role: finance }
  10:00 ana file.shared { size: 30MB } -> prompt shared
  09:00 ana file.shared { size: 30MB } -> nothing
}
`,
  good: `test "two files" {
  person ana { role: finance }
  09:00 ana file.shared { size: 30MB } -> prompt shared
  10:00 ana file.shared { size: 30MB } -> silence because wait
}
`,
});
