/** `show at most` in a policy that asks for no signals. */
import { defineDiagnostic } from "../../define.js";

export const showWithoutSignals = defineDiagnostic({
  code: "show-without-signals",
  severity: "error",
  message: () => "`show at most` is about signals, and this policy asks for none",
  remedy: "add `signals any of …`, or leave it out",
  why: "`show at most n` says how many of the signals that were there a prompt names. Limits on how often people are prompted stand in `fatigue`.",
  bad: `policy large_share { trigger on file.shared show at most 1 message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared message note fatigue { at most 1 per day } }
`,
});
