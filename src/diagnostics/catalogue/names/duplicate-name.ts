/** Two declarations of one kind with one name. */
import { defineDiagnostic } from "../../define.js";

export const duplicateName = defineDiagnostic<{ what: string; name: string }>({
  code: "duplicate-name",
  severity: "error",
  message: ({ what, name }) => `there are two ${what} with the name \`${name}\``,
  why: "Names of one kind are unique in a repository, whatever their package, so that a report can call each by its name.",
  bad: `fatigue gentle { wait 8h }
`,
  good: `fatigue patient { wait 8h }
policy large_share { trigger on file.shared when event.size > 25MB message note fatigue patient }
`,
});
