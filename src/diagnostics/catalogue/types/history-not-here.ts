/** A question about the past where there is none. */
import { defineDiagnostic } from "../../define.js";

export const historyNotHere = defineDiagnostic<{ place: string; because: string }>({
  code: "history-not-here",
  severity: "error",
  message: ({ place, because }) => `${place} can't look into the past: ${because}`,
  remedy: "move it into the `when` of a trigger, signal or variant",
  why: "`count`, `distinct` and `first time` look at what the person did before. They stand in triggers, signals, variants and exemptions, where what is remembered is bounded and known.",
  bad: `limits { at most 3 per day when first time within 7d }
`,
  good: `policy first_share { trigger on file.shared when first time within 7d message note fatigue gentle }
`,
});
