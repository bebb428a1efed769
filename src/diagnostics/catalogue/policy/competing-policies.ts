/** Two policies that prompt on one moment, with nothing to choose between them. */
import { defineDiagnostic } from "../../define.js";

export const competingPolicies = defineDiagnostic<{ policies: readonly [string, string]; example: string }>({
  code: "competing-policies",
  severity: "warning",
  message: ({ policies: [first, second], example }) =>
    `\`${first}\` and \`${second}\` both prompt on one moment, such as \`${example}\``,
  why: "Two prompts on one action are one too many: the second is clicked away, and soon the first is too. A limit such as `at most 1 per event` lets one of them speak, and a `priority` says which; without one it is the first by name.",
  standalone: true,
  bad: `event file.shared {
  moment after
  restricted: bool
  size: bytes
}
message note feedback { body "Take a second look." }
fatigue gentle { wait 4h }
policy large_share {
  trigger on file.shared when event.size > 10MB
  message note
  fatigue gentle
}
policy secret_share {
  trigger on file.shared when event.restricted
  message note
  fatigue gentle
}
`,
  good: `event file.shared {
  moment after
  restricted: bool
  size: bytes
}
message note feedback { body "Take a second look." }
fatigue gentle { wait 4h }
policy large_share {
  trigger on file.shared when event.size > 10MB
  message note
  fatigue gentle
}
policy secret_share {
  priority 1
  trigger on file.shared when event.restricted
  message note
  fatigue gentle
}
limits { at most 1 per event }
`,
});
