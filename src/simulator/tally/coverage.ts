/** What became of the risky moments: taken events of types that have risk rules, each counted once. */
import type { Bundle, RiskLevel } from "../../bundle/types.js";
import type { Decision } from "../../engine/decision.js";

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

/** Of one event type, by level. */
export type MomentsOfType = Readonly<Record<RiskLevel, MomentCounts>>;

export class Coverage {
  private readonly types = new Map<string, MomentsOfType>();

  constructor(bundle: Bundle) {
    for (const [name, type] of Object.entries(bundle.events)) {
      if (type.risk === undefined) continue;
      this.types.set(name, {
        low: new MomentCounts(),
        medium: new MomentCounts(),
        high: new MomentCounts(),
        critical: new MomentCounts(),
      });
    }
  }

  /** Undefined for a type without risk rules: its events are no moments. */
  of(type: string): MomentsOfType | undefined {
    return this.types.get(type);
  }

  *entries(): Generator<{ readonly type: string; readonly risk: RiskLevel; readonly counts: MomentCounts }> {
    for (const [type, levels] of this.types) {
      for (const [risk, counts] of Object.entries(levels)) yield { type, risk: risk as RiskLevel, counts };
    }
  }

  merge(other: Coverage): void {
    for (const { type, risk, counts } of other.entries()) this.types.get(type)![risk].merge(counts);
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
