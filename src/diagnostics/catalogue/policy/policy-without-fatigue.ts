/** A policy that may interrupt without limit. */
import { defineDiagnostic } from "../../define.js";

export const policyWithoutFatigue = defineDiagnostic<{ policy: string }>({
  code: "policy-without-fatigue",
  severity: "warning",
  message: ({ policy }) => `\`${policy}\` has no fatigue limit: it may prompt the same person at every moment`,
  why: "No limit is a default. Prompts that come too often are dismissed unread, and take the others with them.",
  bad: `policy large_share { trigger on file.shared message note }
`,
  good: `policy large_share { trigger on file.shared message note fatigue { wait 4h } }
`,
});
