/** A field that has another type in another of several event types. */
import { defineDiagnostic } from "../../define.js";

export const fieldDiffers = defineDiagnostic<{
  field: string;
  first: { event: string; type: string };
  other: { event: string; type: string };
}>({
  code: "field-differs",
  severity: "error",
  message: ({ field, first, other }) =>
    `\`${field}\` is ${first.type} in \`${first.event}\`, but ${other.type} in \`${other.event}\``,
  remedy: "write a trigger of its own for each event type",
  why: "Where a condition is about several event types, `event.x` must mean the same in each of them. Write one trigger for each event type, or give the fields one type in the vocabulary.",
  bad: `policy large { trigger on file.shared, secret.pushed when event.size exists message note fatigue gentle }
`,
  good: `policy large {
  trigger on file.shared when event.size > 25MB
  trigger on secret.pushed when event.size > 100
  message note
  fatigue gentle
}
`,
});
