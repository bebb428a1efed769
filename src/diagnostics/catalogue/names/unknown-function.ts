/** A function that the language does not have. */
import { defineDiagnostic } from "../../define.js";

export const unknownFunction = defineDiagnostic<{ name: string }>({
  code: "unknown-function",
  severity: "error",
  message: ({ name }) => `there is no function \`${name}\``,
  why: "The functions are `lower`, `length`, `domain`, `edit_distance`, `local_time` and `weekday`. They are few on purpose: whoever reads a policy knows them all.",
  bad: `limits { at most 3 per day when lenght(person.department) > 3 }
`,
  good: `limits { at most 3 per day when length(person.department) > 3 }
`,
});
