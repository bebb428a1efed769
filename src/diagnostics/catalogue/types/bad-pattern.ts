/** A pattern that `matches` can't read. */
import { defineDiagnostic } from "../../define.js";

export const badPattern = defineDiagnostic<{ problem: string }>({
  code: "bad-pattern",
  severity: "error",
  message: ({ problem }) => `not a pattern: ${problem}`,
  remedy: 'patterns are I-Regexp (RFC 9485): `[0-9]` is a digit, `.*` any text; or write `like "*.example"`',
  why: "`matches` takes an I-Regexp (RFC 9485): a small kind of pattern that every system reads alike and that can't be made to run for ever. It always describes the whole text. It has no `\\d`, no look-around and no references back.",
  bad: `limits { at most 3 per day when person.id matches "\\\\d{4}" }
`,
  good: `limits { at most 3 per day when person.id matches "[0-9]{4}" }
`,
});
