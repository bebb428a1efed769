/** A message that shows a value which may be missing. */
import { defineDiagnostic } from "../../define.js";

export const slotMayBeMissing = defineDiagnostic<{ slot: string }>({
  code: "slot-may-be-missing",
  severity: "warning",
  message: ({ slot }) => `\`{${slot}}\` may be missing, and leaves a hole in the sentence then`,
  why: "Where the value is missing nothing is shown in its place. A condition with `exists` in front of the text makes sure that it is there.",
  bad: `policy large_share { trigger on file.shared message feedback { body "You shared {event.link}." } fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared when event.link exists message feedback { body "You shared {event.link}." } fatigue gentle }
`,
});
