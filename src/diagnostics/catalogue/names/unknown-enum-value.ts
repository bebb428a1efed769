/** A word that is no value of the enum that is asked for. */
import { defineDiagnostic } from "../../define.js";

export const unknownEnumValue = defineDiagnostic<{ name: string; enumName: string }>({
  code: "unknown-enum-value",
  severity: "error",
  message: ({ name, enumName }) => `\`${enumName}\` has no value \`${name}\``,
  why: "An enum lists all of its values, so that a misspelt one is found here and not by a policy that stays silent.",
  bad: `limits { at most 3 per day when person.role is finanse }
`,
  good: `limits { at most 3 per day when person.role is finance }
`,
});
