/** `for` beside `per event`. */
import { defineDiagnostic } from "../../define.js";

export const scopeNotHere = defineDiagnostic({
  code: "scope-not-here",
  severity: "error",
  message: () => "a limit per event is for one person anyway; it takes no `for`",
  remedy: "leave out the `for`",
  why: "An event is one person's. A limit per event can count the prompts of several policies, with `across`, but not those of other people.",
  standalone: true,
  bad: `limits { at most 1 per event for everyone }
`,
  good: `limits { at most 1 per event }
`,
});
