/** Files that import each other in a circle. */
import { defineDiagnostic } from "../../define.js";

export const importCycle = defineDiagnostic<{ chain: readonly string[] }>({
  code: "import-cycle",
  severity: "error",
  message: ({ chain }) =>
    `these files import each other in a circle: ${chain.map((file) => `\`${file}\``).join(" → ")}`,
  why: "When two files need each other, neither can be read or reused without the other. Put what both need into a third file that imports neither, or give both the same `package`: files of one package see each other without an import.",
  bad: `import "./other.kairos"
segment finance_people when person.department is "Finance"
limits { at most 3 per day when finance_people }
`,
  good: `segment finance_people when person.department is "Finance"
limits { at most 3 per day when finance_people }
`,
  standalone: true,
  files: {
    "other.kairos": `import "./example.kairos"
`,
  },
});
