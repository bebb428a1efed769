/** A word of the language in the place of a name. */
import { defineDiagnostic } from "../../define.js";

export const wordAsName = defineDiagnostic<{ word: string }>({
  code: "word-as-name",
  severity: "error",
  message: ({ word }) => `\`${word}\` is a word of the language and cannot be a name`,
  remedy: "choose another name",
  why: "The words `true`, `false`, `and`, `or`, `not`, `is`, `in`, `contains`, `starts`, `ends`, `like`, `matches`, `exists`, `otherwise`, `when`, `where`, `within`, `count`, `distinct` and `everyone` are never names, since conditions could not be read otherwise.",
  bad: `enum Answer { is, maybe }
`,
  good: `enum Answer { certainly, maybe }
`,
  standalone: true,
});
