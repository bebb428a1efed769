/** An inline prompt without a next step. */
import { defineDiagnostic } from "../../define.js";

export const inlineWithoutAction = defineDiagnostic({
  code: "inline-without-action",
  severity: "warning",
  message: () => "an inline prompt has no next step to offer",
  why: "Who is stopped in the middle of something needs a way on: the safe share, the form, the person to ask. Without one the prompt is clicked away.",
  bad: `policy share { trigger on file.share_requested message inline { body "Careful." } fatigue gentle }
`,
  good: `policy share {
  trigger on file.share_requested
  message inline { body "Careful." action "Use the safe share" opens "https://intranet.acme.example/share" }
  fatigue gentle
}
`,
});
