/** A message that shows signals in a policy that asks for none. */
import { defineDiagnostic } from "../../define.js";

export const noSignalsToShow = defineDiagnostic<{ policy: string }>({
  code: "no-signals-to-show",
  severity: "warning",
  message: ({ policy }) => `the message shows signals, but \`${policy}\` asks for none, so their place stays empty`,
  why: "`{signals.missed}` and `{signals.check}` stand for the texts of the signals that were there. Without a line `signals any of …` there never is one.",
  bad: `policy second_click {
  trigger on mail.clicked
  message feedback { body "That was a simulation. {signals.missed}" }
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
