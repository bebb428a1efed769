/** A function that needs the person's time zone, where there is no person. */
import { defineDiagnostic } from "../../define.js";

export const functionNotHere = defineDiagnostic<{ name: string; place: string }>({
  code: "function-not-here",
  severity: "error",
  message: ({ name, place }) => `\`${name}\` needs the person's time zone, which is not known in ${place}`,
  remedy: "use it where events are judged, in the `when` of a policy",
  why: "Local times and weekdays are those of the person's time zone. A record is read before it is known whose it is; ask for the local time in a condition of a policy.",
  bad: `source gateway {
  id record.id
  time record.at
  person record.user
  map when weekday(record.at) is monday to secret.pushed { size: record.size }
}
`,
  good: `source gateway {
  id record.id
  time record.at
  person record.user
  map when record.kind is "push" to secret.pushed { size: record.size }
}
`,
});
