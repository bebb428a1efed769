/** Praise that names what was missed. */
import { defineDiagnostic } from "../../define.js";

export const thanksNamesMissed = defineDiagnostic({
  code: "thanks-names-missed",
  severity: "error",
  message: () => "`thanks` praises; it names no missed signal",
  remedy: "leave the signals out, or write `message feedback`",
  why: "Praise with a reproach in it is none. Say what the person noticed, or write `message feedback`.",
  bad: `policy reported {
  trigger on mail.clicked when event.reported
  signals any of lookalike_domain
  message thanks { body "Thank you. {signals.missed}" }
  fatigue gentle
}
`,
  good: `policy reported {
  trigger on mail.clicked when event.reported
  signals any of lookalike_domain
  message thanks { body "Thank you for reporting it." }
  fatigue gentle
}
`,
});
