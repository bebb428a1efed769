/** A field that only some of several event types have. */
import { defineDiagnostic } from "../../define.js";

export const fieldNotInAll = defineDiagnostic<{ field: string; has: string; lacks: readonly string[] }>({
  code: "field-not-in-all",
  severity: "error",
  message: ({ field, has, lacks }) =>
    `\`${has}\` has \`${field}\`, but ${lacks.map((event) => `\`${event}\``).join(" and ")} ${lacks.length === 1 ? "does" : "do"} not`,
  remedy: "write a trigger of its own for each event type, or add the field to the others",
  why: "Where a condition is about several event types, `event.x` must be in each of them. Write one trigger for each event type, each with the condition that fits it.",
  bad: `policy risky { trigger on file.shared, mail.clicked when event.size > 25MB message note fatigue gentle }
`,
  good: `policy risky {
  trigger on file.shared when event.size > 25MB
  trigger on mail.clicked
  message note
  fatigue gentle
}
`,
});
