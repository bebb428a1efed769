/** A value compared with a word for nothing. */
import { defineDiagnostic } from "../../define.js";

export const askedWithExists = defineDiagnostic<{ path: string; word: string; meant: string }>({
  code: "asked-with-exists",
  severity: "error",
  message: ({ path, word, meant }) => `whether \`${path}\` is \`${word}\` is asked with \`${meant}\``,
  why: 'There is no word for nothing that a value could be compared with. Whether a value is there is asked with `exists`, an empty text is `""`, and an empty list has the `length` 0.',
  bad: `policy large_share {
  trigger on file.shared when event.link is missing
  message note
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared when not event.link exists
  message note
  fatigue gentle
}
`,
});
