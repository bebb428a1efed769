/** A step of a ladder that limits make unreachable. */
import { defineDiagnostic } from "../../define.js";

export const unreachableStep = defineDiagnostic<{
  count: number;
  what: string;
  within: string;
  policy: string;
  most: number;
}>({
  code: "unreachable-step",
  severity: "warning",
  message: ({ count, what, within, policy, most }) =>
    `\`${policy}\` never gets to ${count} \`${what}\` within ${within}: its limits allow ${most === 1 ? "1 prompt" : `${most} prompts`}`,
  why: "A step that counts prompts or answers needs that many prompts, and fatigue limits allow only so many. The step looks like a safeguard and will never come about. Occurrences are counted whether or not there was a prompt.",
  bad: `policy large_share {
  owner "awareness@acme.example"
  trigger on file.shared
  message note
  fatigue { at most 3 within 7d }
  escalate { at 5 prompts within 7d follow up phishing_201 }
}
`,
  good: `policy large_share {
  owner "awareness@acme.example"
  trigger on file.shared
  message note
  fatigue { at most 3 within 7d }
  escalate { at 5 occurrences within 7d follow up phishing_201 }
}
`,
});
