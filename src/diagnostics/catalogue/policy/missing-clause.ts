/** A clause that has to be there. */
import { defineDiagnostic } from "../../define.js";

export const missingClause = defineDiagnostic<{ what: string; clause: string }>({
  code: "missing-clause",
  severity: "error",
  message: ({ what, clause }) => `${what} has no \`${clause}\``,
  why: "Some clauses carry what a declaration is for: a policy without a trigger never comes up, and one without a message has nothing to say.",
  bad: `policy large_share { trigger on file.shared fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared message note fatigue gentle }
`,
});
