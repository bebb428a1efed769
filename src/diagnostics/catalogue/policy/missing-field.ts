/** A mapping that leaves out fields which the event needs. */
import { defineDiagnostic } from "../../define.js";

export const missingField = defineDiagnostic<{ event: string; fields: readonly string[] }>({
  code: "missing-field",
  severity: "error",
  message: ({ event, fields }) => `\`${event}\` needs ${fields.map((field) => `\`${field}\``).join(", ")} too`,
  remedy: "add it, with a value",
  why: "A field without `?` and without a default is in every event of its type. A mapping that leaves it out would give no valid event at all.",
  bad: `source gateway { id record.id time record.at person record.user map to secret.pushed { } }
`,
  good: `source gateway { id record.id time record.at person record.user map to secret.pushed { size: record.size } }
`,
});
