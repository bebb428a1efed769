/** A second `org` or `person`. */
import { defineDiagnostic } from "../../define.js";

export const declaredOnce = defineDiagnostic<{ what: string }>({
  code: "declared-once",
  severity: "error",
  message: ({ what }) => `there is another \`${what}\` already; a repository has one`,
  remedy: "join the two into one",
  why: "There is one organisation and one description of people, so that every policy means the same by them. Put the lines of both blocks into one.",
  bad: `person { office: string? }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
