/** A field, attribute or constant that is not declared. */
import { defineDiagnostic } from "../../define.js";

export const unknownField = defineDiagnostic<{ what: string; owner: string; verb: "has" | "have"; name: string }>({
  code: "unknown-field",
  severity: "error",
  message: ({ what, owner, verb, name }) => `${owner} ${verb} no ${what} \`${name}\``,
  why: "A condition can only look at what the vocabulary declares. The vocabulary is where fields of an event, attributes of a person and constants of the organisation are added.",
  bad: `policy large_share { trigger on file.shared when event.sise > 25MB message note fatigue gentle }
`,
  good: `policy large_share { trigger on file.shared when event.size > 25MB message note fatigue gentle }
`,
});
