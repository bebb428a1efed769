/** An inline prompt when the person can no longer change course. */
import { defineDiagnostic } from "../../define.js";

export const promptTooLate = defineDiagnostic<{ event: string; moment: string }>({
  code: "prompt-too-late",
  severity: "warning",
  message: ({ event, moment }) =>
    moment === "simulated"
      ? `\`${event}\` is a simulation: there is nothing that an inline prompt could still change`
      : `\`${event}\` comes when it is done and can't be undone: an inline prompt is too late`,
  remedy: "write `message feedback`, or say in the event how long it is `reversible`",
  why: "An inline prompt interrupts, so it must come while the person can still do something else: before the action, or while it can be undone. Afterwards, `message feedback` explains what happened.",
  bad: `policy pushed {
  trigger on secret.pushed
  message inline { body "That was a secret." action "Revoke it" opens "https://intranet.acme.example/revoke" }
  fatigue gentle
}
`,
  good: `policy pushed {
  trigger on secret.pushed
  message feedback { body "That was a secret." action "Revoke it" opens "https://intranet.acme.example/revoke" }
  fatigue gentle
}
`,
});
