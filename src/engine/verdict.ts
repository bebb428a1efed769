/** What became of each policy that an event has matched, as plans: decisions are written from it, and tallies count it. */
import type { Occurrence, RenderedMessage } from "./decision.js";
import type { LimitPlan } from "./limits/limit.js";
import type { PolicyOnType, View } from "./policy.js";

export class Verdict {
  policy!: PolicyOnType;
  /** By position in `policy.signals`: whether it was there; empty where the policy asks for none. */
  signals: readonly boolean[] = NONE;
  /** The one in force, of what is in line for a prompt. */
  view!: View;
  /** Undefined as long as it is in line. */
  outcome: Occurrence["outcome"] | undefined = undefined;
  exemption: string | undefined = undefined;
  /** The limit that refused. */
  refusing: LimitPlan | undefined = undefined;
  until: number | undefined = undefined;
  message: RenderedMessage | undefined = undefined;

  /** Whether it counts towards ladders. */
  get isOccurrence(): boolean {
    return this.outcome === "prompt" || this.outcome === "suppressed";
  }
}

const NONE: readonly boolean[] = Object.freeze([]);

/** Those of one event, by policy id. The same objects serve the next event. */
export class Verdicts {
  count = 0;
  private readonly all: Verdict[] = [];

  at(position: number): Verdict {
    return this.all[position]!;
  }

  add(policy: PolicyOnType, signals: readonly boolean[] = NONE): void {
    if (this.count === this.all.length) this.all.push(new Verdict());
    const verdict = this.all[this.count]!;
    this.count += 1;
    verdict.policy = policy;
    verdict.signals = signals;
    verdict.view = policy.base;
    verdict.outcome = undefined;
    verdict.exemption = undefined;
    verdict.refusing = undefined;
    verdict.until = undefined;
    verdict.message = undefined;
  }

  /** Those in line, in the order of the competition. */
  inLine(): readonly Verdict[] {
    const inLine = this.all.slice(0, this.count).filter(({ outcome }) => outcome === undefined);
    return inLine.length < 2
      ? inLine
      : inLine.toSorted((a, b) => b.view.priority - a.view.priority || a.policy.plan.index - b.policy.plan.index);
  }
}
