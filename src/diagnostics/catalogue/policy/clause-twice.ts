/** A clause that may stand once, written twice. */
import { defineDiagnostic } from "../../define.js";

export const clauseTwice = defineDiagnostic<{ clause: string }>({
  code: "clause-twice",
  severity: "error",
  message: ({ clause }) => `there is a \`${clause}\` already`,
  remedy: "leave one of them out, or join the two",
  why: "Two of this clause contradict each other, and only the first would count.",
  bad: `policy large_share { title "Large" title "Big" trigger on file.shared message note fatigue gentle }
`,
  good: `policy large_share { title "Large" trigger on file.shared message note fatigue gentle }
`,
});
