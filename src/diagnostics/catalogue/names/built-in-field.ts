/** A field that every event or person has already. */
import { defineDiagnostic } from "../../define.js";

export const builtInField = defineDiagnostic<{ field: string; owner: string; type: string }>({
  code: "built-in-field",
  severity: "error",
  message: ({ field, owner, type }) => `every ${owner} has \`${field}\`, as ${type}`,
  remedy: "leave it out: it is there already",
  why: "An event always has `id` and `time`, and a person `id`, `timezone` and `locale`. They come from outside of the data, so an event type can't declare them again, and a person only with the same type.",
  bad: `event badge.lost { moment after time: timestamp }
`,
  good: `event badge.lost { moment after lost_at: timestamp }
`,
});
