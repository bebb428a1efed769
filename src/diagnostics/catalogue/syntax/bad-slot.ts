/** Braces in a text that hold no name. */
import { defineDiagnostic } from "../../define.js";

export const badSlot = defineDiagnostic<{ problem: "doubled" | "empty" | "expression" | "unclosed" | "unopened" }>({
  code: "bad-slot",
  severity: "error",
  message: ({ problem }) =>
    ({
      doubled: "one brace on each side is enough",
      empty: "these braces are empty; a text shows a name, such as `{event.sender}`",
      expression: "braces in a text hold one name, such as `{event.sender}`, and nothing else",
      unclosed: "this `{` is not closed",
      unopened: "this `}` closes nothing; a plain brace is written `\\}`",
    })[problem],
  remedy: "name one value, as in `{event.sender}`; a plain brace is written `\\{`",
  why: "In a text, braces show a value: `{event.sender_domain}`, `{person.department}`, `{org.domain}`, `{risk}`, `{text.NAME}`, `{signals.missed}`, `{signals.check}`. They hold one name and no calculation. A brace that should be seen is written `\\{` or `\\}`.",
  bad: `text greeting "Good morning, {}."
message hello feedback { body "{text.greeting}" }
policy lost_badge {
  owner "it@acme.example"
  trigger on badge.lost
  message hello
  fatigue { wait 4h }
}
event badge.lost { moment after }
`,
  good: `text greeting "Good morning."
message hello feedback { body "{text.greeting}" }
policy lost_badge {
  owner "it@acme.example"
  trigger on badge.lost
  message hello
  fatigue { wait 4h }
}
event badge.lost { moment after }
`,
  standalone: true,
});
