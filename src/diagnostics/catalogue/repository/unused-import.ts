/** An import that nothing is used of. */
import { defineDiagnostic } from "../../define.js";

export const unusedImport = defineDiagnostic<{ path: string }>({
  code: "unused-import",
  severity: "warning",
  message: ({ path }) => `nothing of \`${path}\` is used here`,
  why: "An import that is not needed makes a reader look for what is not there. Names of other packages need an import in the file that uses them, and only there.",
  bad: `package acme.sharing
import "./vocabulary.kairos"
import "./segments.kairos"
limits { at most 3 per day when person.department is "Finance" }
`,
  good: `package acme.sharing
import "./vocabulary.kairos"
import "./segments.kairos"
limits { at most 3 per day when finance_people and person.department is not "Board" }
`,
  files: {
    "segments.kairos": `package acme.people
segment finance_people when person.department is "Finance"
limits { at most 5 per day when finance_people }
`,
  },
});
