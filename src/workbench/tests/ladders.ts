/** Where ladders stand after an event: for an escalation that a test expected and that did not come, or came too soon. */
import type { Action, Bundle, Step } from "../../bundle/types.js";
import type { Escalation, PersonStateJson } from "../../engine/index.js";

/** A step with the times that it has taken down so far. */
interface Standing {
  /** `sharing`, `sharing, variant finance`. */
  readonly whose: string;
  readonly step: Step;
  readonly used: number;
}

/** The steps that would have done this, each with how far it has come. */
export function stepsThat(
  does: (action: Action) => boolean,
  bundle: Bundle,
  state: PersonStateJson | undefined,
  time: number,
): readonly string[] {
  const standings: Standing[] = [];
  for (const [policy, { escalate, variants }] of Object.entries(bundle.policies)) {
    const ladders: [prefix: string, whose: string, steps: readonly Step[]][] = [[policy, policy, escalate]];
    for (const { name, escalate: own } of variants) {
      if (own !== undefined) ladders.push([`${policy}/${name}`, `${policy}, variant ${name}`, own]);
    }
    for (const [prefix, whose, steps] of ladders) {
      steps.forEach((step, at) => {
        if (!does(step.action)) return;
        const times = state?.steps?.[`${prefix}/${at}`] ?? [];
        standings.push({ whose, step, used: times.filter((taken) => taken > time - step.withinMs).length });
      });
    }
  }
  if (standings.length === 0) return ["no ladder has such a step"];
  // Those that have begun say most.
  const begun = standings.filter(({ used }) => used > 0);
  return (begun.length > 0 ? begun : standings).map(
    ({ whose, step, used }) => `\`${step.text}\` of ${whose} stands at ${used} of ${step.count}`,
  );
}

/** The step that fired, as written. */
export function stepOf({ policy, variant, step }: Escalation, bundle: Bundle): Step {
  const { escalate, variants } = bundle.policies[policy]!;
  return (variants.find(({ name }) => name === variant)?.escalate ?? escalate)[step]!;
}
