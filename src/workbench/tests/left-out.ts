/**
 * The rule of fields left out: a plain value stands in for them, so nothing may depend on it. Conditions are gone through
 * in the order in which the engine asks them, as far as it asks them; the first that a field decides names it.
 */
import type { Bundle } from "../../bundle/types.js";
import type { ConditionExplanation, Explanation, PolicyExplanation } from "../../engine/index.js";
import type { Failure } from "./report.js";

/** @param person - the name of who acts, as the test declares them */
export function leftOutFailures(
  explanation: Explanation,
  leftOut: ReadonlySet<string>,
  person: string,
  bundle: Bundle,
): Failure[] {
  if (leftOut.size === 0 || explanation.event === undefined) return [];
  const search = new Search(leftOut);
  search.go(explanation, bundle);
  return [...search.found].map(([name, because]) => {
    const field = name.slice(name.indexOf(".") + 1);
    return name.startsWith("person.")
      ? {
          message: `\`${field}\` of ${person} is left out, and a condition depends on it: write it, \`person ${person} { ${field}: … }\``,
          because: [because],
        }
      : {
          message: `\`${field}\` is left out, and a condition depends on it: write it, \`${field}: …\``,
          because: [because],
        };
  });
}

class Search {
  /** By name: the condition that depends on it. */
  readonly found = new Map<string, string>();

  constructor(private readonly leftOut: ReadonlySet<string>) {}

  go({ event, risk, counts, policies }: Explanation, bundle: Bundle): void {
    for (const { level, when } of risk?.rules ?? []) {
      if (!this.asks(when, `the risk of ${event!.type}, ${level}`) && when?.holds !== false) break;
    }
    for (const { text, when } of counts ?? []) this.asks(when, text);
    for (const history of bundle.history) {
      if (history.kind === "distinct" && history.on === event!.type) {
        this.note([`event.${history.field}`], `its values are counted by \`distinct(event.${history.field} …)\``);
      }
    }
    for (const policy of policies) this.goPolicy(policy);
  }

  private goPolicy(policy: PolicyExplanation): void {
    const name = policy.policy;
    const occurs = policy.triggers.some(({ when }) => when === undefined || (when.holds && decided(when)));
    if (!occurs) for (const { when } of policy.triggers) this.asks(when, `the trigger of ${name}`);
    if (!policy.triggers.some(({ when }) => when?.holds !== false)) return;
    for (const signal of policy.signals?.asked ?? []) this.asks(signal.when, `signal ${signal.name}`);
    if (!policy.matched) return;
    const occurrence = policy.decisions.find(({ outcome }) => outcome !== "escalate")!;
    for (const { name: exemption, applies, when, untilMs } of policy.exemptions ?? []) {
      if (untilMs === undefined || occurrence.time < untilMs) this.asks(when, `exemption ${exemption}`);
      if (applies) break;
    }
    if (occurrence.outcome === "exempt") return;
    for (const variant of policy.variants ?? []) {
      this.asks(variant.when, `variant ${variant.name} of ${name}`);
      if (variant.inForce) break;
    }
    for (const { limit, when, refuses } of policy.limits ?? []) {
      this.asks(when, `\`${limit}\``);
      if (refuses) break;
    }
  }

  /** @returns whether it depends on something that is left out */
  private asks(when: ConditionExplanation | undefined, whose: string): boolean {
    if (when === undefined || decided(when)) return false;
    for (const name of when.undecidedBy ?? []) {
      const part = when.parts.find(({ values }) => name in values) ?? when.parts[0];
      this.note([name], `\`${part?.text}\` (${whose})`);
    }
    return true;
  }

  private note(names: readonly string[], because: string): void {
    for (const name of names) {
      if (this.leftOut.has(name) && !this.found.has(name)) this.found.set(name, because);
    }
  }
}

function decided({ undecidedBy }: ConditionExplanation): boolean {
  return undecidedBy === undefined;
}
