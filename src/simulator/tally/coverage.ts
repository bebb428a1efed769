/** What became of the risky moments: taken events of types that have risk rules, each counted once. */
import type { Decision } from "../../engine/decision.js";
import type { RiskLevel } from "../../bundle/types.js";

/** From the best to the worst: a moment counts under the first that one of its occurrences got. */
export const MOMENT_OUTCOMES = ["prompted", "silenced", "heldOut", "exempt", "unreached"] as const;
export type MomentOutcome = (typeof MOMENT_OUTCOMES)[number];

export class MomentCounts {
  prompted = 0;
  silenced = 0;
  heldOut = 0;
  exempt = 0;
  unreached = 0;

  get reached(): number {
    return this.prompted + this.silenced + this.heldOut + this.exempt;
  }

  get moments(): number {
    return this.reached + this.unreached;
  }

  merge(other: MomentCounts): void {
    for (const outcome of MOMENT_OUTCOMES) this[outcome] += other[outcome];
  }
}

export class Coverage {
  /** By event type, then level. */
  private readonly types = new Map<string, Map<RiskLevel, MomentCounts>>();

  add(type: string, risk: RiskLevel, outcome: MomentOutcome): void {
    this.of(type, risk)[outcome] += 1;
  }

  of(type: string, risk: RiskLevel): MomentCounts {
    let levels = this.types.get(type);
    if (levels === undefined) {
      levels = new Map();
      this.types.set(type, levels);
    }
    let counts = levels.get(risk);
    if (counts === undefined) {
      counts = new MomentCounts();
      levels.set(risk, counts);
    }
    return counts;
  }

  *entries(): Generator<{ readonly type: string; readonly risk: RiskLevel; readonly counts: MomentCounts }> {
    for (const [type, levels] of this.types) for (const [risk, counts] of levels) yield { type, risk, counts };
  }

  merge(other: Coverage): void {
    for (const { type, risk, counts } of other.entries()) this.of(type, risk).merge(counts);
  }
}

/** Escalations are no occurrences. */
export function momentOutcome(decisions: readonly Decision[]): MomentOutcome {
  let best: MomentOutcome = "unreached";
  for (let at = 0; at < decisions.length; at += 1) {
    switch (decisions[at]!.outcome) {
      case "prompt":
        return "prompted";
      case "suppressed":
        best = "silenced";
        break;
      case "held_out":
        if (best !== "silenced") best = "heldOut";
        break;
      case "exempt":
        if (best === "unreached") best = "exempt";
        break;
      case "escalate":
    }
  }
  return best;
}
