/** An attempt to enforce. */
import { defineDiagnostic } from "../../define.js";

export const noBlocking = defineDiagnostic<{ word: string }>({
  code: "no-blocking",
  severity: "error",
  message: ({ word }) => `Kairos cannot \`${word}\`: coaching explains and nudges; it does not enforce`,
  remedy: "let the `message` say what to do instead, and a step of `escalate` who hears of it",
  why: "A policy decides who is shown which prompt, and when. Whether something is allowed is decided by the system where it happens; a prompt before the moment (`message inline`) leaves the choice to the person.",
  bad: `limits {
  wait 4h
  block when risk is critical
}
`,
  good: `limits {
  wait 4h
}
`,
  standalone: true,
});
