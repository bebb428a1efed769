/** A prompt that takes too long to read in the moment. */
import { defineDiagnostic } from "../../define.js";

export const tooLongToRead = defineDiagnostic<{
  policy: string;
  mode: string;
  locale: string;
  words: number;
  seconds: number;
}>({
  code: "too-long-to-read",
  severity: "warning",
  message: ({ policy, mode, locale, words, seconds }) =>
    `the \`${mode}\` message of \`${policy}\` takes ${seconds} seconds to read in \`${locale}\` (${words} words with its signals)`,
  why: "A prompt competes with the work that it interrupts: what cannot be read at a glance is clicked away. An `inline` message has 15 seconds, one that comes afterwards has 30, at 238 words a minute (Brysbaert 2019). Counted are title, body, and the longest signals that are shown at once; a value counts as one word.",
  bad: `policy large_share {
  trigger on file.share_requested when event.size > 25MB
  message inline {
    title  "A large file is about to leave"
    body   "Once a file has left our systems, nobody can tell who opens it. Nor can anybody tell who passes it on. Think about whether it has to leave at all. A link with an end date may do. Perhaps the other person needs only a part of it. Read the guideline before you go on. If you are not sure, ask the team that owns the file."
    action "Share a link instead" opens "https://intranet.acme.example/share"
  }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.share_requested when event.size > 25MB
  message inline {
    title  "A large file is about to leave"
    body   "Once a file has left our systems, nobody can tell who opens it. A link with an end date may do."
    action "Share a link instead" opens "https://intranet.acme.example/share"
  }
  fatigue gentle
}
`,
});
