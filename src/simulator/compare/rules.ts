/** What two bundles have in common, rule by rule: asked of each decision that differs. */
import { canonicalJson } from "../../base/canonical.js";
import type { Bundle, Limit, Policy, Step } from "../../bundle/types.js";
import { countsIn } from "../../engine/plan-policies.js";

export type SideName = "old" | "new";

export class Rules {
  private readonly known = new Map<string, boolean>();

  constructor(
    readonly old: Bundle,
    readonly next: Bundle,
  ) {}

  bundle(side: SideName): Bundle {
    return side === "old" ? this.old : this.next;
  }

  policy(side: SideName, name: string): Policy | undefined {
    const { policies } = this.bundle(side);
    return Object.hasOwn(policies, name) ? policies[name] : undefined;
  }

  /** A part of a policy that both have is written the same. */
  sameOf(name: string, part: "triggers" | "signals" | "variants" | "holdoutPerMillion" | "answerWithinMs"): boolean {
    return this.remembered(`${part} ${name}`, () => {
      const of = (side: SideName): unknown => {
        const policy = this.policy(side, name)!;
        const { history, signals } = this.bundle(side);
        if (part === "triggers") return withHistory(policy.triggers, history);
        if (part === "signals")
          return withHistory(
            policy.signals?.names.map((signal) => [signals[signal]?.on, signals[signal]?.when]),
            history,
            policy.signals?.need,
          );
        return part === "variants" ? policy.variants.map(({ name: variant, when }) => [variant, when]) : policy[part];
      };
      return same(of("old"), of("new"));
    });
  }

  /** Trigger or signals look at the risk. */
  matchReadsRisk(name: string): boolean {
    return this.remembered(`risk ${name}`, () =>
      (["old", "new"] as const).some((side) => {
        const { triggers, signals } = this.policy(side, name)!;
        const asked = signals?.names.map((signal) => this.bundle(side).signals[signal]);
        return readsRisk([triggers, asked]);
      }),
    );
  }

  sameRisk(type: string): boolean {
    return this.remembered(`rules ${type}`, () =>
      same(this.old.events[type]?.risk ?? null, this.next.events[type]?.risk ?? null),
    );
  }

  /** The limits in force, a policy's own before the shared ones. */
  limits(
    side: SideName,
    name: string,
    variant: string | undefined,
  ): readonly (readonly ["policy" | "limits", Limit])[] {
    const policy = this.policy(side, name)!;
    const own = policy.variants.find((each) => each.name === variant)?.fatigue ?? policy.fatigue;
    return [
      ...own.map((limit) => ["policy", limit] as const),
      ...this.bundle(side).limits.map((limit) => ["limits", limit] as const),
    ];
  }

  ladder(side: SideName, name: string, variant: string | undefined): readonly Step[] {
    const policy = this.policy(side, name)!;
    return policy.variants.find((each) => each.name === variant)?.escalate ?? policy.escalate;
  }

  /** Prompts of the policy count for the limit. */
  counts(limit: Limit, policy: string): boolean {
    if (!("scope" in limit)) return false;
    return (["old", "new"] as const).some((side) => {
      const declared = this.policy(side, policy);
      return declared !== undefined && countsIn(limit.scope.prompts, policy, declared);
    });
  }

  /** By tag, a limit counts the same ones of the policies that both have. */
  countsTheSame(limit: Limit): boolean {
    if (!("scope" in limit) || !limit.scope.prompts.startsWith("tag:")) return true;
    const { prompts } = limit.scope;
    return Object.keys(this.old.policies).every((name) => {
      const next = this.policy("new", name);
      return next === undefined || countsIn(prompts, name, this.old.policies[name]!) === countsIn(prompts, name, next);
    });
  }

  private remembered(key: string, answer: () => boolean): boolean {
    let known = this.known.get(key);
    if (known === undefined) {
      known = answer();
      this.known.set(key, known);
    }
    return known;
  }
}

/** Written the same. */
export function same(first: unknown, second: unknown): boolean {
  return canonicalJson(first ?? null) === canonicalJson(second ?? null);
}

export function readsRisk(part: unknown): boolean {
  return JSON.stringify(part ?? null).includes('"op":"risk"');
}

/** Expressions with what they count written out: a position means nothing in another bundle. */
function withHistory(part: unknown, history: Bundle["history"], beside?: unknown): unknown {
  const used: unknown[] = [];
  const text = JSON.stringify(part ?? null, (key, value: unknown) => {
    if (key !== "history") return value;
    const positions = typeof value === "number" ? [value] : Object.values(value as Record<string, number>);
    for (const position of positions) used.push({ ...history[position], keep: 0 });
    return typeof value === "number" ? "counted" : Object.keys(value as object);
  });
  return [text, used, beside ?? null];
}
