/** A time of day that is none, or is written another way. */
import { defineDiagnostic } from "../../define.js";

export const badTime = defineDiagnostic<{ written: string; meant?: string }>({
  code: "bad-time",
  severity: "error",
  message: ({ written, meant }) =>
    meant === undefined ? `\`${written}\` is no time of day` : `\`${written}\` is written \`${meant}\``,
  why: "A time of day is written with four digits from `00:00` to `23:59`. Midnight is `00:00`: as the end of quiet hours it means the end of the day.",
  bad: `limits { quiet 22:00 to 24:00 }
`,
  good: `limits { quiet 22:00 to 00:00 }
`,
  standalone: true,
});
