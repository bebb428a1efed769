/** A path that begins with a word that begins no path. */
import { defineDiagnostic } from "../../define.js";

export const unknownRoot = defineDiagnostic<{ root: string; path: string }>({
  code: "unknown-root",
  severity: "error",
  message: ({ root, path }) => `\`${path}\` begins with \`${root}\`, which is nothing that has members`,
  why: "A path begins with what it is about: `event.x` is a field of the event, `person.x` an attribute of the person, `org.x` a constant of the organisation, and in a source `record.x` a member of the record.",
  bad: `limits { at most 3 per day when employe.department is "Finance" }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
