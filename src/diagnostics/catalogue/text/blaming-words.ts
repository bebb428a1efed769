/** Words that blame the reader. */
import { defineDiagnostic } from "../../define.js";

export const blamingWords = defineDiagnostic<{ words: string }>({
  code: "blaming-words",
  severity: "warning",
  message: ({ words }) => `\`${words}\` blames the reader`,
  why: "Who is blamed reads no further, and reports less the next time. Name the signal that was there to see, and what helps. Kairos knows a short list of such phrases in English and German: what somebody failed to do, should have done or fell for, whose fault it was, words for careless or foolish people, broken rules, and threats.",
  bad: `policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain
  message feedback { body "You failed to look closely. {signals.missed} {signals.check}" }
  fatigue gentle
}
`,
  good: `policy second_click {
  trigger on mail.clicked
  signals any of lookalike_domain
  message feedback { body "That was a practice message. {signals.missed} {signals.check}" }
  fatigue gentle
}
`,
});
