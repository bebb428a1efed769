/** A text in a locale that the organisation does not have. */
import { defineDiagnostic } from "../../define.js";

export const unknownLocale = defineDiagnostic<{ locale: string }>({
  code: "unknown-locale",
  severity: "error",
  message: ({ locale }) => `\`${locale}\` is not one of the organisation's locales`,
  why: "The locales of the organisation say which languages people are written to in. A text in another one would never be complete.",
  bad: `policy large_share {
  trigger on file.shared
  message feedback { body { en "Take care." fr "Attention." } }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared
  message feedback { body { en "Take care." de "Achtung." } }
  fatigue gentle
}
`,
});
