/** A count that is not compared with a whole number. */
import { defineDiagnostic } from "../../define.js";

export const countNotCompared = defineDiagnostic<{ what: "count" | "distinct" }>({
  code: "count-not-compared",
  severity: "error",
  message: ({ what }) => `\`${what}\` is compared with a whole number that is written out, as in \`${what}(…) >= 3\``,
  why: "The number says how many events must be remembered for each person. Written out, it puts a bound on that, which the compiler can print.",
  bad: `policy many { trigger on file.shared when count(file.shared within 7d) >= event.downloads message note fatigue gentle }
`,
  good: `policy many { trigger on file.shared when count(file.shared within 7d) >= 3 message note fatigue gentle }
`,
});
