/** A number beyond what can be counted exactly. */
import { defineDiagnostic } from "../../define.js";

export const numberTooLarge = defineDiagnostic<{ written: string }>({
  code: "number-too-large",
  severity: "error",
  message: ({ written }) => `\`${written}\` is too large`,
  remedy: "write a smaller number",
  why: "Whole numbers, milliseconds and bytes go up to 9,007,199,254,740,991. Beyond that not every computer counts alike.",
  bad: `org { seats: 99999999999999999999 }
`,
  good: `org { seats: 9999 }
`,
  standalone: true,
});
