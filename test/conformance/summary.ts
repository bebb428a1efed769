/** Outcomes in a few words, as the cases worked out by hand say them. */
import type { Decision, Outcome } from "../../src/engine/decision.js";

/** An answer in a few words: one line for how the event was taken, where that is not plain, and one for each decision. */
export function summary(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case "by_type_alone":
      return ["by type alone"];
    case "out_of_vocabulary":
      return ["out of vocabulary"];
    case "duplicate":
      return ["duplicate"];
    case "set_aside":
      return [`set aside: ${outcome.reason}`, ...outcome.decisions.map(line)];
    case "taken":
      return outcome.decisions.map(line);
  }
}

function line(decision: Decision): string {
  const as = decision.variant === undefined ? "" : ` as ${decision.variant}`;
  if (decision.outcome === "escalate") return `escalate ${decision.policy}/${decision.step}${as}`;
  const { outcome, policy, risk, signals, exemption, reason, message } = decision;
  const said = message === undefined || message.body === "Hello" ? "" : ` "${message.body}"`;
  return [
    `${outcome} ${policy}${as}`,
    exemption === undefined ? "" : ` by ${exemption}`,
    reason === undefined ? "" : ` by ${reason.limit}`,
    reason?.until === undefined ? "" : ` until ${new Date(reason.until).toISOString()}`,
    reason?.in === "limits" ? " in limits" : "",
    signals.length === 0 ? "" : ` with ${signals.join(", ")}`,
    risk === "low" ? "" : ` at ${risk}`,
    said,
    message === undefined || message.locale === "en" ? "" : ` in ${message.locale}`,
  ].join("");
}
