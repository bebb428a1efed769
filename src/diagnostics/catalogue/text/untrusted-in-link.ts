/** A link that an attacker may decide about. */
import { defineDiagnostic } from "../../define.js";

export const untrustedInLink = defineDiagnostic<{ slot: string }>({
  code: "untrusted-in-link",
  severity: "error",
  message: ({ slot }) => `\`{${slot}}\` may come from an attacker, and can't be part of a link`,
  remedy: "link to a page of your own, and show the value in the text",
  why: "A field marked `untrusted` holds what somebody outside wrote. In a link it could lead people wherever that somebody likes, with the organisation's own prompt as its recommendation.",
  bad: `policy large_share {
  trigger on file.shared
  message feedback { body "Take care." action "Look it up" opens "https://{event.recipient_domain}/" }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared
  message feedback { body "Take care." action "Look it up" opens "https://{org.domain}/partners" }
  fatigue gentle
}
`,
});
