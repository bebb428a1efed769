/** A root without a member behind it. */
import { defineDiagnostic } from "../../define.js";

export const bareRoot = defineDiagnostic<{ root: string }>({
  code: "bare-root",
  severity: "error",
  message: ({ root }) => `\`${root}\` alone is no value; name what it has, as in \`${root}.x\``,
  why: "`event`, `person`, `org`, `record` and `item` are whole things. A condition compares one of their values, which stands behind a dot.",
  bad: `limits { at most 3 per day when person is "ana" }
`,
  good: `limits { at most 3 per day when person.id is "ana" }
`,
});
