/** A declaration inside of another one. */
import { defineDiagnostic } from "../../define.js";

export const misplacedClause = defineDiagnostic<{ word: string; place: string; isDeclaration: boolean }>({
  code: "misplaced-clause",
  severity: "error",
  message: ({ word, place }) => `\`${word}\` does not stand in ${place}`,
  remedy: "move it out of these braces",
  why: "Declarations stand one after the other in a file, not inside of each other. Often the closing brace of the one before is missing.",
  bad: `limits {
  wait 4h
  enum Colour { red, blue }
}
`,
  good: `limits {
  wait 4h
}
enum Colour { red, blue }
`,
  standalone: true,
});
