/** A link that does not say how it is opened. */
import { defineDiagnostic } from "../../define.js";

export const linkWithoutScheme = defineDiagnostic<{ link: string }>({
  code: "link-without-scheme",
  severity: "warning",
  message: ({ link }) =>
    `\`${link}\` does not begin with \`https://\`, so it is a page below the one that shows the prompt`,
  remedy: "write `https://` before it",
  why: "What shows a prompt reads a link without a scheme as a part of its own address: `intranet.acme.example/sharing` leads nowhere. A link begins with `https://`, or with `mailto:` or the scheme of an application.",
  bad: `policy large_share {
  trigger on file.shared
  message feedback { body "Take care." action "Look it up" opens "intranet.acme.example/sharing" }
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
