/** A limit that another one makes idle. */
import { defineDiagnostic } from "../../define.js";

export const idleLimit = defineDiagnostic<{ limit: string; because: string }>({
  code: "idle-limit",
  severity: "warning",
  message: ({ limit, because }) => `${limit} makes no difference: ${because}`,
  why: "Whoever reads the policy takes each limit for one that decides something. One that others always come before misleads, and changing it changes nothing. Days are reckoned as up to 27 hours long, as clocks are put back.",
  bad: `policy large_share {
  trigger on file.shared
  message note
  fatigue { wait 12h at most 3 per day }
}
`,
  good: `policy large_share {
  trigger on file.shared
  message note
  fatigue { wait 4h at most 3 per day }
}
`,
});
