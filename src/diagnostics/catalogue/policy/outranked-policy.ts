/** A policy that others with a higher priority always come before. */
import { defineDiagnostic } from "../../define.js";

export const outrankedPolicy = defineDiagnostic<{ policy: string; by: readonly string[] }>({
  code: "outranked-policy",
  severity: "warning",
  message: ({ policy, by }) =>
    `\`${policy}\` is always outranked by ${by.map((name) => `\`${name}\``).join(" and ")}: each of its moments is theirs too, and the limits allow one prompt`,
  why: "Where a limit lets one policy prompt on an event, the one with the highest priority does. A policy whose every moment is also one of a higher policy has its say only while that one is silenced. Give it moments of its own, or the higher priority.",
  bad: `policy large_share {
  priority 1
  trigger on file.shared when event.size > 10MB
  message note
  fatigue gentle
}
policy huge_share {
  trigger on file.shared when event.size > 1GB
  message note
  fatigue gentle
}
exemption only_these { policies shared until 2099-12-31 because "These two are tried out alone." }
`,
  good: `policy large_share {
  trigger on file.shared when event.size > 10MB
  message note
  fatigue gentle
}
policy huge_share {
  priority 1
  trigger on file.shared when event.size > 1GB
  message note
  fatigue gentle
}
exemption only_these { policies shared until 2099-12-31 because "These two are tried out alone." }
`,
});
