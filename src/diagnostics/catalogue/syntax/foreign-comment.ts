/** A comment in the manner of another language. */
import { defineDiagnostic } from "../../define.js";

export const foreignComment = defineDiagnostic<{ found: string }>({
  code: "foreign-comment",
  severity: "error",
  message: ({ found }) => `comments start with \`//\`, not with \`${found}\``,
  remedy: "start each line of it with `//`",
  why: "`//` makes a comment to the end of its line. `///` above a declaration documents it; that text is kept in the bundle and shown in reports.",
  bad: `# limits for everybody
limits { at most 3 per day }
`,
  good: `// limits for everybody
limits { at most 3 per day }
`,
  standalone: true,
});
