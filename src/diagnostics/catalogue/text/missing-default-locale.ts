/** A text that is not there in the organisation's first locale. */
import { defineDiagnostic } from "../../define.js";

export const missingDefaultLocale = defineDiagnostic<{ locale: string }>({
  code: "missing-default-locale",
  severity: "warning",
  message: ({ locale }) => `this text is missing in \`${locale}\`, the organisation's first locale`,
  remedy: "add the text in this language",
  why: "The first locale is for everybody whose own language a text does not have. Without it such people are shown whatever stands first.",
  bad: `policy large_share { trigger on file.shared message feedback { body { de "Achtung." } } fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared message feedback { body { en "Take care." de "Achtung." } } fatigue gentle }
`,
});
