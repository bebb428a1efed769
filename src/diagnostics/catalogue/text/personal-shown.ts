/** A message that shows who somebody else is. */
import { defineDiagnostic } from "../../define.js";

export const personalShown = defineDiagnostic<{ slot: string }>({
  code: "personal-shown",
  severity: "warning",
  message: ({ slot }) => `\`{${slot}}\` names another person`,
  remedy: "leave it out, unless whoever is prompted may read it",
  why: "A field marked `personal` names somebody else. A prompt may be seen over a shoulder or forwarded; show it only if the person has to know it.",
  bad: `policy large_share {
  trigger on file.shared when person.manager exists
  message feedback { body "Ask {person.manager} first." }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared
  message feedback { body "Ask your manager first." }
  fatigue gentle
}
`,
});
