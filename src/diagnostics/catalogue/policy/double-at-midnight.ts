/** A calendar limit that alone lets twice its number through around midnight. */
import { defineDiagnostic } from "../../define.js";

export const doubleAtMidnight = defineDiagnostic<{ limit: string; prompts: number; border: string }>({
  code: "double-at-midnight",
  severity: "warning",
  message: ({ limit, prompts, border }) => `${limit} lets ${prompts} prompts through within minutes, around ${border}`,
  why: "`per` counts by the calendar and starts anew at midnight, `within` counts in any stretch of that length. Somebody who works late gets the prompts of two days at once. Space them with a `wait`, keep the night quiet, or count with `within`.",
  bad: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message note
  fatigue { at most 2 per day }
}
`,
  good: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message note
  fatigue { wait 2h at most 2 per day }
}
`,
});
