/** `for each` of something that people can't be grouped by. */
import { defineDiagnostic } from "../../define.js";

export const groupBy = defineDiagnostic<{ path: string }>({
  code: "group-by",
  severity: "error",
  message: ({ path }) => `\`for each\` takes an attribute of the person with one value, and \`${path}\` is none`,
  remedy: "name an attribute that holds one value, such as `person.department`",
  why: "`for each person.department` counts together all people with the same value of that attribute. A list has no one value, and an event's field changes from event to event.",
  bad: `limits { at most 40 within 1h for each person.skills }
`,
  good: `limits { at most 40 within 1h for each person.department }
`,
});
