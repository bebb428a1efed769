/** A message that does not name the signals that its policy asks for. */
import { defineDiagnostic } from "../../define.js";

export const signalsNotShown = defineDiagnostic<{ policy: string }>({
  code: "signals-not-shown",
  severity: "warning",
  message: ({ policy }) => `\`${policy}\` asks for signals, but its message shows none`,
  why: "Just-in-time coaching works by naming the signal that was there to see. A general warning teaches little.",
  bad: `policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain
  message feedback { body "That was a simulation." }
  fatigue gentle
}
`,
  good: `policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain
  message feedback { body "That was a simulation. {signals.missed}" }
  fatigue gentle
}
`,
});
