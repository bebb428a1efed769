/** How many occurrences, prompts and escalations each policy had, and which limits refused. */
import type { Decision } from "../../engine/decision.js";

export class PolicyVolume {
  prompts = 0;
  exempt = 0;
  heldOut = 0;
  escalations = 0;
  /** By limit, as the formatter prints it. */
  readonly suppressedByPolicy = new Map<string, number>();
  readonly suppressedByLimits = new Map<string, number>();

  get suppressed(): number {
    let sum = 0;
    for (const count of this.suppressedByPolicy.values()) sum += count;
    for (const count of this.suppressedByLimits.values()) sum += count;
    return sum;
  }

  get occurrences(): number {
    return this.prompts + this.suppressed + this.exempt + this.heldOut;
  }

  merge(other: PolicyVolume): void {
    this.prompts += other.prompts;
    this.exempt += other.exempt;
    this.heldOut += other.heldOut;
    this.escalations += other.escalations;
    addAll(this.suppressedByPolicy, other.suppressedByPolicy);
    addAll(this.suppressedByLimits, other.suppressedByLimits);
  }
}

export class Volume {
  private readonly policies = new Map<string, PolicyVolume>();

  constructor(policies: readonly string[]) {
    for (const policy of policies) this.policies.set(policy, new PolicyVolume());
  }

  add(decision: Decision): void {
    const policy = this.of(decision.policy);
    switch (decision.outcome) {
      case "prompt":
        policy.prompts += 1;
        return;
      case "suppressed": {
        const { in: place, limit } = decision.reason!;
        const counts = place === "policy" ? policy.suppressedByPolicy : policy.suppressedByLimits;
        counts.set(limit, (counts.get(limit) ?? 0) + 1);
        return;
      }
      case "exempt":
        policy.exempt += 1;
        return;
      case "held_out":
        policy.heldOut += 1;
        return;
      case "escalate":
        policy.escalations += 1;
    }
  }

  of(policy: string): PolicyVolume {
    let volume = this.policies.get(policy);
    if (volume === undefined) {
      volume = new PolicyVolume();
      this.policies.set(policy, volume);
    }
    return volume;
  }

  names(): string[] {
    return [...this.policies.keys()];
  }

  merge(other: Volume): void {
    for (const [name, volume] of other.policies) this.of(name).merge(volume);
  }
}

function addAll(into: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}
