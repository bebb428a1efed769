/** A locale that is not written like one. */
import { defineDiagnostic } from "../../define.js";

export const badLocale = defineDiagnostic<{ locale: string }>({
  code: "bad-locale",
  severity: "error",
  message: ({ locale }) => `\`${locale}\` is not written like a locale`,
  remedy: "write a language and perhaps a region, as in `en` or `pt-BR`",
  why: "A locale is a language, perhaps with a script and a region: `en`, `pt-BR`, `zh-Hant-TW`. That is how records and browsers write it too.",
  bad: `org { locales en, english_us }
`,
  good: `org { locales en, en-US }
`,
  standalone: true,
});
