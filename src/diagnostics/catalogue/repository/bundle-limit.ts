/** A policy set that asks for more than a bundle can hold. */
import { defineDiagnostic } from "../../define.js";

export const bundleLimit = defineDiagnostic<{ readonly what: string; readonly message: string }>({
  code: "bundle-limit",
  severity: "error",
  message: ({ what, message }) => `this is more than a bundle can hold: \`${what}\` ${message}`,
  remedy: "make it smaller, or split it",
  why:
    "A compiled policy set is read by other programs, which must be able to trust that it fits into their memory and " +
    "is read in reasonable time. So there are bounds on how many times a limit counts, how long a text is and how deep a " +
    "condition nests, and they are far beyond what a policy needs. A number with too many digits is the usual cause.",
  bad: "limits { at most 2_000_000 per day for everyone }",
  good: "limits { at most 200 per day for everyone }",
});
