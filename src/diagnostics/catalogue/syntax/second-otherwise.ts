/** A second `otherwise` for one value. */
import { defineDiagnostic } from "../../define.js";

export const secondOtherwise = defineDiagnostic({
  code: "second-otherwise",
  severity: "error",
  message: () => "a value has one `otherwise`",
  remedy: "keep one of them",
  why: "`otherwise` gives the value that is taken where the one before it is missing. Where that one may be missing too, put brackets around it.",
  bad: `event badge.lost { moment after building: string }
source gate {
  id     record.uuid
  time   record.at
  person record.user
  map to badge.lost { building: record.building otherwise record.site otherwise "unknown" }
}
`,
  good: `event badge.lost { moment after building: string }
source gate {
  id     record.uuid
  time   record.at
  person record.user
  map to badge.lost { building: record.building otherwise (record.site otherwise "unknown") }
}
`,
  standalone: true,
});
