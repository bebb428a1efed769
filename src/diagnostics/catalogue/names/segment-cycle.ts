/** Segments that build on each other in a circle. */
import { defineDiagnostic } from "../../define.js";

export const segmentCycle = defineDiagnostic<{ chain: readonly string[] }>({
  code: "segment-cycle",
  severity: "error",
  message: ({ chain }) =>
    `these segments build on each other in a circle: ${chain.map((name) => `\`${name}\``).join(" → ")}`,
  remedy: "write the condition of one of them out",
  why: "A segment may use other segments, but one that in the end uses itself has no meaning.",
  bad: `segment leads when person.department is "Board" or deputies
segment deputies when leads and person.role is support
limits { at most 3 per day when leads or deputies }
`,
  good: `segment leads when person.department is "Board"
segment deputies when leads and person.role is support
limits { at most 3 per day when leads or deputies }
`,
});
