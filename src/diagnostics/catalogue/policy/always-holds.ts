/** A condition that every moment meets. */
import { defineDiagnostic } from "../../define.js";

export const alwaysHolds = defineDiagnostic<{ what: string }>({
  code: "always-holds",
  severity: "warning",
  message: ({ what }) => `the condition of ${what} always holds`,
  why: "A condition that every event and person meets asks nothing, though it looks as if it did. Often an `or` should be an `and`: whatever a value is, it differs from one of two.",
  bad: `policy careful_share {
  trigger on file.shared when event.sensitivity is not public or event.sensitivity is not internal
  message note
  fatigue gentle
}
`,
  good: `policy careful_share {
  trigger on file.shared when event.sensitivity is not public and event.sensitivity is not internal
  message note
  fatigue gentle
}
`,
});
