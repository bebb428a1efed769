/** What came of an event, in the words that a test would expect it with. */
import type { SuppressionReason } from "../../engine/index.js";
import type { Decision, Escalation } from "../../engine/index.js";
import type { SilenceReason } from "../../syntax/tree.js";

/** How a test calls a kind of limit. */
export function limitWords(kind: SuppressionReason["kind"]): string {
  return kind === "at_most" ? "at most" : kind === "back_off" ? "back off" : kind;
}

export function reasonWords(reason: SilenceReason): string {
  return reason.kind === "exemption" ? `exemption ${reason.name.text}` : limitWords(reason.kind);
}

/** @param addressOf - what the address of a `notify` is for this person */
export function decisionWords(decision: Decision, addressOf: (escalation: Escalation) => string | undefined): string {
  switch (decision.outcome) {
    case "prompt": {
      const signals = decision.signals.length === 0 ? "" : ` with ${decision.signals.join(", ")}`;
      return `prompt ${decision.policy}${signals}`;
    }
    case "suppressed": {
      const because = decision.reason === undefined ? "" : ` because ${limitWords(decision.reason.kind)}`;
      return `silence of ${decision.policy}${because}`;
    }
    case "exempt":
      return `silence of ${decision.policy} because exemption ${decision.exemption}`;
    case "held_out":
      return `silence of ${decision.policy}`;
    case "escalate":
      return escalationWords(decision, addressOf(decision));
  }
}

function escalationWords({ action }: Escalation, address: string | undefined): string {
  switch (action.kind) {
    case "follow_up":
      return `follow up ${action.name}`;
    case "notify":
      return `notify ${JSON.stringify(address ?? "")}`;
    case "review":
      return `review ${action.subject}`;
  }
}
