/** An operator of another language. */
import { defineDiagnostic } from "../../define.js";

export const foreignOperator = defineDiagnostic<{ found: string; meant: string }>({
  code: "foreign-operator",
  severity: "error",
  message: ({ found, meant }) => `\`${found}\` is written \`${meant}\` here`,
  why: "A condition reads as a sentence: `is`, `is not`, `and`, `or`, `not`. The signs of programming languages are not used, so that everybody who answers for a policy can read it.",
  bad: `limits { at most 3 per day when risk == low }
`,
  good: `limits { at most 3 per day when risk is low }
`,
  standalone: true,
});
