/** An event type that prompts and does not say when it comes. */
import { defineDiagnostic } from "../../define.js";

export const eventWithoutMoment = defineDiagnostic<{ event: string }>({
  code: "event-without-moment",
  severity: "warning",
  message: ({ event }) => `\`${event}\` does not say whether it is \`before\`, \`simulated\` or \`after\``,
  remedy: "add `moment before`, `moment simulated` or `moment after` to the event",
  why: "The moment says whether the person can still change course. Without it nobody can check that a prompt comes in time.",
  bad: `event badge.lost { building: string }
policy lost_badge { trigger on badge.lost message note fatigue gentle }
`,
  good: `event badge.lost { moment after building: string }
policy lost_badge { trigger on badge.lost message note fatigue gentle }
`,
});
