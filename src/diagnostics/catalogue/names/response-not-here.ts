/** `kairos.response` where only moments of risk belong. */
import { defineDiagnostic } from "../../define.js";

export const responseNotHere = defineDiagnostic<{ what: string }>({
  code: "response-not-here",
  severity: "error",
  message: ({ what }) => `\`kairos.response\` is the answer to a prompt; it ${what}`,
  remedy: "let a step of `escalate` count answers, as in `at 3 dismissed within 30d …`",
  why: "Answers are handled by themselves: they end the waiting for an answer, and `back off`, `mute` and `escalate` count them. A prompt about an answer would never end.",
  bad: `policy thank_you { trigger on kairos.response message note fatigue gentle }
`,
  good: `policy thank_you { trigger on file.shared message note fatigue gentle }
`,
});
