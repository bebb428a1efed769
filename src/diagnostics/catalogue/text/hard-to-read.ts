/** A text whose sentences or words are too long to take in at a glance. */
import { defineDiagnostic } from "../../define.js";

export const hardToRead = defineDiagnostic<{ locale: string; measure: string }>({
  code: "hard-to-read",
  severity: "warning",
  message: ({ locale, measure }) => `this text is hard to read in \`${locale}\`: ${measure}`,
  why: "Somebody who is interrupted reads once. A sentence of more than 25 words has to be read twice. So has a text of 15 words or more whose LIX lies above 60, or above 70 in languages that write compounds as one word, such as German. LIX is the number of words per sentence plus the percentage of words of more than six letters (Björnsson 1968).",
  bad: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message feedback {
    body "This file is large, and as large files are often shared by mistake and with too many people at once, please look again at whom you have sent it to."
  }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message feedback {
    body "This file is large. Large files are often shared by mistake. Please look again at whom you have sent it to."
  }
  fatigue gentle
}
`,
});
