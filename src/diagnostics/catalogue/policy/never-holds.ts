/** A condition that no moment meets. */
import { defineDiagnostic } from "../../define.js";

export const neverHolds = defineDiagnostic<{ what: string; context: boolean }>({
  code: "never-holds",
  severity: "warning",
  message: ({ what, context }) =>
    context ? `the condition of ${what} never holds where it is asked` : `the condition of ${what} never holds`,
  why: "Its parts contradict each other, or what must hold before it is asked: no event and no person can meet it, so what it guards never comes about. Usually an `and` should be an `or`, or a bound is the wrong way round.",
  bad: `policy large_share {
  trigger on file.shared when event.size > 20MB and event.size < 10MB
  message note
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared when event.size > 10MB and event.size < 20MB
  message note
  fatigue gentle
}
`,
});
