/** A back-off that does not grow. */
import { defineDiagnostic } from "../../define.js";

export const backOffFactor = defineDiagnostic<{ factor: number }>({
  code: "back-off-factor",
  severity: "error",
  message: ({ factor }) => `with a factor of ${factor} the wait would not grow; from \`2x\``,
  remedy: "write `2x` or more",
  why: "`back off` multiplies the wait for each answer of its kind, so that a person who does not want to hear something hears it less and less. The factor is a whole number from 2.",
  bad: `policy large_share {
  trigger on file.shared
  message note
  fatigue { wait 4h back off 1x up to 7d after dismissed }
}
`,
  good: `policy large_share {
  trigger on file.shared
  message note
  fatigue { wait 4h back off 2x up to 7d after dismissed }
}
`,
});
