/** A second `otherwise` for one value. */
import { defineDiagnostic } from "../../define.js";

export const secondOtherwise = defineDiagnostic({
  code: "second-otherwise",
  severity: "error",
  message: () => "a value has one `otherwise`",
  why: "`otherwise` gives the value that is taken where the one before it is missing. Where that one may be missing too, put brackets around it.",
  bad: `person {
  team: string?
  unit: string?
}
limits { at most 3 per day when person.team otherwise person.unit otherwise "" is "desk" }
`,
  good: `person {
  team: string?
  unit: string?
}
limits { at most 3 per day when person.team otherwise (person.unit otherwise "") is "desk" }
`,
  standalone: true,
});
