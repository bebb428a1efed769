/** A length of time that is no window or deadline. */
import { defineDiagnostic } from "../../define.js";

export const windowOutOfRange = defineDiagnostic<{ text: string }>({
  code: "window-out-of-range",
  severity: "error",
  message: ({ text }) => `\`${text}\` makes no sense here: between 1ms and ten years is possible`,
  remedy: "write a length such as `4h` or `30d`",
  why: "A window or deadline of no length can't be met, and one of many years is longer than anything is remembered for.",
  bad: `limits { wait 0h }
`,
  good: `limits { wait 15m }
`,
});
