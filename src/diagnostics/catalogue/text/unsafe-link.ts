/** A link that would run code, or show what is on the machine, when it is opened. */
import { defineDiagnostic } from "../../define.js";

export const unsafeLink = defineDiagnostic<{ scheme: string }>({
  code: "unsafe-link",
  severity: "error",
  message: ({ scheme }) => `a prompt can't open a \`${scheme}:\` link`,
  remedy: "write an address that starts with `https://`",
  why: "Such a link runs code in the page that shows the prompt, or opens what lies on the person's machine. A prompt sends people to a page or to an application: `https://…`, `mailto:…`, or the link of an application such as `msteams:…`.",
  bad: `policy large_share {
  trigger on file.shared
  message feedback { body "Take care." action "Look it up" opens "javascript:look()" }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared
  message feedback { body "Take care." action "Look it up" opens "https://intranet.acme.example/sharing" }
  fatigue gentle
}
`,
});
