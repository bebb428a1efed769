/** A value that may be missing, used as if it were there. */
import { defineDiagnostic } from "../../define.js";

export const mayBeMissing = defineDiagnostic<{ path: string }>({
  code: "may-be-missing",
  severity: "error",
  message: ({ path }) => `${path === "this" ? path : `\`${path}\``} may be missing`,
  why: "A field marked with `?` is not in every event. The policy has to say what happens then: ask `exists` first, or give a value with `otherwise`. That is why a policy can't fail while it runs.",
  bad: `limits { at most 3 per day when person.team is "payroll" }
`,
  good: `limits { at most 3 per day when person.team exists and person.team is "payroll" }
`,
});
