/** Two signals that say the same. */
import { defineDiagnostic } from "../../define.js";

export const sameSignalText = defineDiagnostic<{ signal: string; other: string; locale: string }>({
  code: "same-signal-text",
  severity: "warning",
  message: ({ signal, other, locale }) =>
    `the signals \`${other}\` and \`${signal}\` say the same about what was missed, in \`${locale}\``,
  remedy: "say what sets the two apart",
  why: "A signal names the one thing that was there to see. Where two say the same, the reader cannot tell which it was, and reads it twice when both are there. Usually one was copied and is not yet reworded.",
  bad: `signal urgent on mail.clicked {
  when   event.cues contains urgency
  missed "{event.sender_domain} only looks like {org.domain}."
  check  "Pause, then ask another way."
}
policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain, urgent
  message feedback { body "{signals.missed} {signals.check}" }
  fatigue gentle
}
`,
  good: `signal urgent on mail.clicked {
  when   event.cues contains urgency
  missed "It pressed you to act within minutes."
  check  "Pause, then ask another way."
}
policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain, urgent
  message feedback { body "{signals.missed} {signals.check}" }
  fatigue gentle
}
`,
});
