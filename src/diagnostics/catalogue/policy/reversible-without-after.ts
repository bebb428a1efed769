/** `reversible` on a moment that is not `after`. */
import { defineDiagnostic } from "../../define.js";

export const reversibleWithoutAfter = defineDiagnostic<{ moment: string | undefined }>({
  code: "reversible-without-after",
  severity: "error",
  message: ({ moment }) =>
    moment === undefined
      ? "`reversible` needs `moment after`"
      : `what is \`${moment}\` is not undone; \`reversible\` needs \`moment after\``,
  remedy: "leave it out, or write `moment after`",
  why: "`reversible for 10m` says how long something that has happened can be taken back. What has not happened yet, or was a simulation, is not taken back.",
  bad: `event badge.lent { moment before reversible for 10m }
`,
  good: `event badge.lent { moment after reversible for 10m }
`,
});
