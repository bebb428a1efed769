/** Counts which branches a run meets, from what the engine explains of each event. */
import type { Bundle } from "../../bundle/types.js";
import type { Decision, Explanation, PolicyExplanation } from "../../engine/index.js";
import type { Coverage } from "../tests/report.js";
import { branchName, coverageOf } from "./branches.js";

export class CoverageMeter {
  private readonly met = new Map<string, number>();

  constructor(private readonly bundle: Bundle) {}

  /** @param explanation - of the event before it is taken */
  add(explanation: Explanation): void {
    const { outcome, policies, event } = explanation;
    if (event !== undefined) for (const policy of policies) this.addPolicy(policy, event.type);
    if ("decisions" in outcome) for (const decision of outcome.decisions) this.addDecision(decision);
  }

  coverage(): Coverage {
    return coverageOf(this.bundle, this.met);
  }

  private addPolicy({ policy, triggers, signals, matched }: PolicyExplanation, type: string): void {
    // The explanation leaves out triggers on other types.
    const positions = this.bundle.policies[policy]!.triggers.flatMap(({ on }, at) => (on.includes(type) ? [at] : []));
    let asked = false;
    triggers.forEach(({ when }, at) => {
      const holds = when?.holds ?? true;
      asked ||= holds;
      this.meet(branchName.trigger(policy, positions[at]!, holds && matched ? "occurred" : "passed"));
    });
    // Signals are looked at only once a trigger holds.
    if (!asked) return;
    for (const { name, there, onType } of signals?.asked ?? []) {
      if (there) this.meet(branchName.signal(policy, name, "there"));
      else if (onType || this.bundle.signals[name]!.when === undefined)
        this.meet(branchName.signal(policy, name, "absent"));
    }
  }

  private addDecision(decision: Decision): void {
    const { policy, variant } = decision;
    if (variant !== undefined) this.meet(branchName.variant(policy, variant));
    switch (decision.outcome) {
      case "escalate": {
        // A variant without a ladder of its own climbs that of the base.
        const own = this.bundle.policies[policy]!.variants.find(({ name }) => name === variant)?.escalate;
        this.meet(branchName.step(policy, own === undefined ? undefined : variant, decision.step));
        return;
      }
      case "suppressed":
        if (decision.reason !== undefined) {
          const { in: place, limit } = decision.reason;
          this.meet(branchName.limit(place === "limits" ? undefined : policy, limit));
        }
        return;
      case "exempt":
        if (decision.exemption !== undefined) this.meet(branchName.exemption(decision.exemption));
        return;
      case "prompt":
      case "held_out":
        return;
    }
  }

  private meet(name: string): void {
    this.met.set(name, (this.met.get(name) ?? 0) + 1);
  }
}
