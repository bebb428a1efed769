/** Braces in a text that hold something else than a name. */
import { defineDiagnostic } from "../../define.js";

export const unknownSlot = defineDiagnostic<{ slot: string }>({
  code: "unknown-slot",
  severity: "error",
  message: ({ slot }) => `\`{${slot}}\` is nothing that a text can show`,
  why: "Braces take one name: `{event.x}`, `{person.x}`, `{org.x}`, `{risk}`, `{text.name}`, `{signals.missed}` or `{signals.check}`. They hold no calculations, so that a text reads the same in every place.",
  bad: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message feedback { body "This file is large: {size}" }
  fatigue gentle
}
`,
  good: `policy large_share {
  trigger on file.shared when event.size > 25MB
  message feedback { body "This file is large: {event.size}" }
  fatigue gentle
}
`,
});
