/** An import that leads to no file. */
import { defineDiagnostic } from "../../define.js";

export const missingImport = defineDiagnostic<{ path: string }>({
  code: "missing-import",
  severity: "error",
  message: ({ path }) => `there is no file \`${path}\` to import`,
  why: "An import names a file of this repository, by its path from the importing file, or a package that ships with Kairos, as in `std/okta`. Without the file its names are unknown.",
  bad: `import "./vocabulry.kairos"
`,
  good: `import "./vocabulary.kairos"
`,
});
