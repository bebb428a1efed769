/** A tag that no policy has. */
import { defineDiagnostic } from "../../define.js";

export const unknownTag = defineDiagnostic<{ tag: string }>({
  code: "unknown-tag",
  severity: "error",
  message: ({ tag }) => `no policy has the tag \`${tag}\``,
  why: "A tag is declared by the policies that carry it. A limit or an exemption for a tag that nothing has would do nothing.",
  bad: `limits { at most 3 per day across tag fishing }
`,
  good: `limits { at most 3 per day across tag phishing }
`,
});
