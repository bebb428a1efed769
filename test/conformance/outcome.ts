/** An outcome as the line protocol has it. */
import type { Json } from "../../src/base/json.js";
import type { Outcome } from "../../src/engine/decision.js";

/** The members that the protocol has: what is there for people to read, or follows from the event, is left out. */
export function outcomeJson(outcome: Outcome): Json {
  switch (outcome.kind) {
    case "taken":
      return { kind: "taken", decisions: outcome.decisions as unknown as Json };
    case "set_aside":
      return { kind: "set_aside", reason: outcome.reason, decisions: outcome.decisions as unknown as Json };
    default:
      return { kind: outcome.kind };
  }
}
