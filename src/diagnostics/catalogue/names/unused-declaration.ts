/** Something that is declared and never used. */
import { defineDiagnostic } from "../../define.js";

export const unusedDeclaration = defineDiagnostic<{ what: string; name: string }>({
  code: "unused-declaration",
  severity: "warning",
  message: ({ what, name }) => `the ${what} \`${name}\` is never used`,
  remedy: "use it, or delete it",
  why: "A signal, a text, a shared block or a follow up that nothing names does nothing. Either a policy forgot it, or it can go. A `segment` may stand alone: reports show its figures.",
  bad: `fatigue patient { wait 8h }
`,
  good: `fatigue patient { wait 8h }
policy large_share { trigger on file.shared when event.size > 25MB message note fatigue patient }
`,
});
