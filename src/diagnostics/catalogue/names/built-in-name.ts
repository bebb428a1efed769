/** A declaration of something that is built in. */
import { defineDiagnostic } from "../../define.js";

export const builtInName = defineDiagnostic<{ what: string; name: string }>({
  code: "built-in-name",
  severity: "error",
  message: ({ what, name }) => `the ${what} \`${name}\` is built in and can't be declared again`,
  remedy: "give yours another name",
  why: "`Risk` and `Weekday` are there in every repository, and so is `kairos.response`, the event that carries the answer to a prompt. A second meaning would confuse readers and reports.",
  bad: `enum Weekday { working_day, weekend }
`,
  good: `enum DayKind { working_day, weekend }
`,
});
