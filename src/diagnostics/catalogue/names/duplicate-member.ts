/** Two members of one thing with one name: fields, values, variants, locales. */
import { defineDiagnostic } from "../../define.js";

export const duplicateMember = defineDiagnostic<{ what: string; name: string }>({
  code: "duplicate-member",
  severity: "error",
  message: ({ what, name }) => `the ${what} \`${name}\` is here twice`,
  remedy: "leave one of them out, or give it another name",
  why: "What is written twice under one name contradicts itself, and only the first would count.",
  bad: `enum Channel { mail, chat, mail }
`,
  good: `enum Channel { mail, chat, phone }
`,
});
