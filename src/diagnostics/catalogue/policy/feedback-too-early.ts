/** Feedback about something that has not happened yet. */
import { defineDiagnostic } from "../../define.js";

export const feedbackTooEarly = defineDiagnostic<{ event: string }>({
  code: "feedback-too-early",
  severity: "warning",
  message: ({ event }) => `\`${event}\` has not happened yet: \`feedback\` looks back, \`inline\` stops and explains`,
  remedy: "write `message inline`",
  why: "Feedback is about what has happened. Before the action, an inline message can still help to choose another way.",
  bad: `policy share { trigger on file.share_requested message feedback { body "Careful." } fatigue gentle }
`,
  good: `policy share {
  trigger on file.share_requested
  message inline { body "Careful." action "Use the safe share" opens "https://intranet.acme.example/share" }
  fatigue gentle
}
`,
});
