/** A name of another package, in a file that does not import it. */
import { defineDiagnostic } from "../../define.js";

export const notImported = defineDiagnostic<{ what: string; name: string; file: string }>({
  code: "not-imported",
  severity: "error",
  message: ({ what, name, file }) =>
    `the ${what} \`${name}\` is declared in \`${file}\`, which this file does not import`,
  why: "A file sees its own names, those of files with the same `package`, and those of files that it imports itself. So its first lines tell a reader where every name comes from.",
  bad: `package acme.sharing
limits { at most 3 per day when finance_people }
`,
  good: `package acme.sharing
import "./segments.kairos"
limits { at most 3 per day when finance_people }
`,
  files: {
    "segments.kairos": `package acme.people
segment finance_people when person.department is "Finance"
`,
  },
});
