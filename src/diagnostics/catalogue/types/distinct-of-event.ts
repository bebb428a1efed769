/** `distinct` of something else than a field of the event. */
import { defineDiagnostic } from "../../define.js";

export const distinctOfEvent = defineDiagnostic<{ path: string }>({
  code: "distinct-of-event",
  severity: "error",
  message: ({ path }) => `\`distinct\` counts values of a field of the event, and \`${path}\` is none`,
  remedy: "name a field of the event, as in `distinct(event.recipient within 7d)`",
  why: "`distinct(event.x within 7d)` counts how many different values of a field came in the window. A person's attribute is the same all the time.",
  bad: `policy many { trigger on file.shared when distinct(person.department within 7d) >= 3 message note fatigue gentle }
`,
  good: `policy many { trigger on file.shared when distinct(event.recipient_domain within 7d) >= 3 message note fatigue gentle }
`,
});
