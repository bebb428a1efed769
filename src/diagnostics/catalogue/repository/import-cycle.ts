/** Files that import each other in a circle. */
import { defineDiagnostic } from "../../define.js";

export const importCycle = defineDiagnostic<{ chain: readonly string[] }>({
  code: "import-cycle",
  severity: "error",
  message: ({ chain }) =>
    `these files import each other in a circle: ${chain.map((file) => `\`${file}\``).join(" → ")}`,
  remedy: "move what both need into a file that imports neither",
  why: "When two files need each other, neither can be read or reused without the other. Put what both need into a third file that imports neither, or give both the same `package`: files of one package see each other without an import.",
  bad: `package acme.limits
import "./people.kairos"
segment leads when person.department is "Board"
limits { at most 3 per day when finance_people }
`,
  good: `package acme.people
segment leads when person.department is "Board"
limits { at most 3 per day when finance_people }
`,
  files: {
    "people.kairos": `package acme.people
import "./example.kairos"
segment finance_people when person.role is finance and not leads
`,
  },
});
