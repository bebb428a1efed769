/** A path that starts with `user`. */
import { defineDiagnostic } from "../../define.js";

export const userRoot = defineDiagnostic({
  code: "user-root",
  severity: "error",
  message: () => "the one who acts is `person`; `user` is no part of a policy",
  why: "Attributes are reached through their root: `person.role` for whoever acts, `event.sender` for what happened, `org.domain` for the organisation.",
  bad: `person {
  department: string
}
limits { at most 3 per day when user.department is "finance" }
`,
  good: `person {
  department: string
}
limits { at most 3 per day when person.department is "finance" }
`,
  standalone: true,
});
