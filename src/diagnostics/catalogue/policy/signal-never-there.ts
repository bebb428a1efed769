/** A signal that cannot be there when its policy's trigger holds. */
import { defineDiagnostic } from "../../define.js";

export const signalNeverThere = defineDiagnostic<{ signals: readonly string[]; policy: string; together: boolean }>({
  code: "signal-never-there",
  severity: "warning",
  message: ({ signals, policy, together }) =>
    together
      ? `the signals of \`${policy}\` are never there all together when a trigger holds, so it never prompts`
      : `the signal \`${signals[0]}\` is never there when a trigger of \`${policy}\` holds`,
  why: "A policy tells people which signal they missed. One whose condition contradicts the trigger is never named, and a policy whose signals cannot be there never prompts at all.",
  bad: `signal from_partner on mail.clicked {
  when   event.sender_domain in org.partners
  missed "{event.sender_domain} is a partner."
  check  "Ask the partner by phone."
}
policy stranger {
  trigger on mail.clicked when event.sender_domain not in org.partners
  signals any of lookalike_domain, from_partner
  message feedback { body "{signals.missed} {signals.check}" }
  fatigue gentle
}
`,
  good: `signal from_partner on mail.clicked {
  when   event.sender_domain in org.partners
  missed "{event.sender_domain} is a partner."
  check  "Ask the partner by phone."
}
policy stranger {
  trigger on mail.clicked when event.sender_domain is not org.domain
  signals any of lookalike_domain, from_partner
  message feedback { body "{signals.missed} {signals.check}" }
  fatigue gentle
}
`,
});
