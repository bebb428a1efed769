/** One name twice in a list. */
import { defineDiagnostic } from "../../define.js";

export const listedTwice = defineDiagnostic<{ name: string }>({
  code: "listed-twice",
  severity: "warning",
  message: ({ name }) => `\`${name}\` is listed twice`,
  remedy: "leave one of them out",
  why: "The second one changes nothing. Perhaps another name was meant.",
  bad: `limits { quiet on saturday, saturday }
`,
  good: `limits { quiet on saturday, sunday }
`,
});
