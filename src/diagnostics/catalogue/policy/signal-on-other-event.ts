/** A signal that can't be there when the policy comes up. */
import { defineDiagnostic } from "../../define.js";

export const signalOnOtherEvent = defineDiagnostic<{
  signal: string;
  on: readonly string[];
  triggers: readonly string[];
}>({
  code: "signal-on-other-event",
  severity: "error",
  message: ({ signal, on, triggers }) =>
    `\`${signal}\` is a signal on ${on.map((type) => `\`${type}\``).join(", ")}, but the policy comes up on ${triggers.map((type) => `\`${type}\``).join(", ")}`,
  remedy: "leave it out, or add the event type to those that the signal is `on`",
  why: "A signal is looked for on the event types that it names. On another one it is never there.",
  bad: `policy large_share {
  trigger on file.shared
  signals any of lookalike_domain
  message feedback { body "{signals.missed}" }
  fatigue gentle
}
`,
  good: `policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain
  message feedback { body "{signals.missed}" }
  fatigue gentle
}
`,
});
