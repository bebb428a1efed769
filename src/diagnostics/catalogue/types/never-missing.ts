/** A guard for something that is always there. */
import { defineDiagnostic } from "../../define.js";

export const neverMissing = defineDiagnostic<{ what: string; word: string }>({
  code: "never-missing",
  severity: "warning",
  message: ({ what, word }) => `${what} is never missing here, so \`${word}\` changes nothing`,
  remedy: "leave the question out",
  why: "Only a field marked with `?` may be missing, and not where a condition before has asked for it already. A guard that changes nothing makes a reader look for a case that is not there.",
  bad: `limits { at most 3 per day when person.department exists and person.department is "Finance" }
`,
  good: `limits { at most 3 per day when person.department is "Finance" }
`,
});
