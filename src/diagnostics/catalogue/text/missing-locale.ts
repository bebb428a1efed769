/** A text that lacks a locale which others of its policy have. */
import { defineDiagnostic } from "../../define.js";

export const missingLocale = defineDiagnostic<{ locales: readonly string[] }>({
  code: "missing-locale",
  severity: "warning",
  message: ({ locales }) => `this text is missing in ${locales.map((locale) => `\`${locale}\``).join(", ")}`,
  remedy: "add the text in this language",
  why: "The texts of one prompt are shown together. A person who reads half of it in another language trusts it less, and half of it is lost.",
  bad: `policy large_share {
  trigger on file.shared
  message feedback {
    title "Large file"
    body  { en "Take care." de "Achtung." }
  }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared
  message feedback {
    title { en "Large file" de "Große Datei" }
    body  { en "Take care." de "Achtung." }
  }
  fatigue gentle
}
`,
});
