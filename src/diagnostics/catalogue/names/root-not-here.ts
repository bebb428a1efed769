/** Something that is not known where it is used. */
import { defineDiagnostic } from "../../define.js";

export const rootNotHere = defineDiagnostic<{ root: string; place: string; knows: readonly string[] }>({
  code: "root-not-here",
  severity: "error",
  message: ({ root, place, knows }) =>
    `\`${root}\` is not known in ${place}${knows.length === 0 ? "" : `, only ${knows.map((one) => `\`${one}\``).join(", ")}`}`,
  remedy: "move the condition to where it is known, such as the `when` of a trigger",
  why: "What can be asked depends on the place. A segment, for instance, is about people at any time, so it knows no event; a risk level decides what `risk` is, so it can't ask for it.",
  bad: `segment clickers when event.reported
limits { at most 3 per day when clickers }
`,
  good: `segment clickers when person.department is "Sales"
limits { at most 3 per day when clickers }
`,
});
