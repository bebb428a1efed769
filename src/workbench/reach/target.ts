/** The step that is asked for: `2` is the second of a policy's ladder, `first_weeks/1` the first of a variant's own. */
import type { Bundle, Step } from "../../bundle/types.js";

export interface Target {
  readonly policy: string;
  readonly variant?: string;
  /** From 0. */
  readonly position: number;
  readonly step: Step;
}

/** Every step of a policy, by how it is asked for. */
export function stepsOf(policy: string, bundle: Bundle): ReadonlyMap<string, Target> {
  const own = Object.hasOwn(bundle.policies, policy) ? bundle.policies[policy] : undefined;
  const steps = new Map<string, Target>();
  own?.escalate.forEach((step, position) => steps.set(String(position + 1), { policy, position, step }));
  for (const { name, escalate = [] } of own?.variants ?? []) {
    escalate.forEach((step, position) =>
      steps.set(`${name}/${position + 1}`, { policy, variant: name, position, step }),
    );
  }
  return steps;
}
