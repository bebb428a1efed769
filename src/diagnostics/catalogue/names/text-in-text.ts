/** A shared text inside a shared text. */
import { defineDiagnostic } from "../../define.js";

export const textInText = defineDiagnostic({
  code: "text-in-text",
  severity: "error",
  message: () => "a shared text can't hold another one",
  remedy: "write its words out here",
  why: "Texts inside of texts would have to be followed from place to place before a reader knows what is shown. Put both into the message.",
  bad: `text team "the awareness team"
text help "Ask {text.team}."
policy large_share {
  trigger on file.shared
  message feedback { body "{text.help} {text.team}" }
  fatigue gentle
}
`,
  good: `text team "the awareness team"
policy large_share {
  trigger on file.shared
  message feedback { body "Ask {text.team}." }
  fatigue gentle
}
`,
});
