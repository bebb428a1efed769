/** A name that nothing of its kind has. */
import { defineDiagnostic } from "../../define.js";

export const unknownName = defineDiagnostic<{ what: string; name: string }>({
  code: "unknown-name",
  severity: "error",
  message: ({ what, name }) => `there is no ${what} \`${name}\``,
  why: "Every name must be declared somewhere in the repository. A slip of the pen would otherwise be a policy that never fires.",
  bad: `segment finance_people when person.role is finance
limits { at most 3 per day when finance_peopel }
exemption audit { all policies when finance_people until 2099-12-31 because "Audit." }
`,
  good: `segment finance_people when person.role is finance
limits { at most 3 per day when finance_people }
exemption audit { all policies when finance_people until 2099-12-31 because "Audit." }
`,
});
