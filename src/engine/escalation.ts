/** Ladders: what comes about is taken down by every step that counts it, then the ladder in force is gone through. */
import type { Context } from "./context.js";
import type { PolicyPlan, StepPlan } from "./policy.js";

/** What came about, as bits, so that one thing may be several: a prompt is an occurrence, a dismissal was ignored. */
export const CAME_ABOUT = {
  occurrences: 1,
  prompts: 2,
  dismissed: 4,
  overridden: 8,
  not_useful: 16,
  ignored: 32,
} as const;

/**
 * @param what - bits of `CAME_ABOUT`
 * @param at - when it came about, in milliseconds since the epoch
 * @param ladder - the one in force
 */
export function climb(
  context: Context,
  policy: PolicyPlan,
  what: number,
  at: number,
  ladder: readonly StepPlan[],
  variant: string | undefined,
): void {
  const { steps } = policy;
  if (steps.length === 0) return;
  const { lists } = context.state;
  for (let taken = 0; taken < steps.length; taken += 1) {
    const { step, list } = steps[taken]!;
    if ((CAME_ABOUT[step.what] & what) !== 0) lists.push(context.place, list, at, step.count);
  }
  for (let climbed = 0; climbed < ladder.length; climbed += 1) {
    const { step, place, list } = ladder[climbed]!;
    if ((CAME_ABOUT[step.what] & what) === 0) continue;
    if (lists.latest(context.place, list, step.count) <= at - step.withinMs) continue;
    lists.remove(context.place, list);
    const { event } = context;
    context.decisions.push({
      event: event.id,
      source: event.source,
      time: event.time,
      person: event.person,
      policy: policy.id,
      outcome: "escalate",
      ...(variant === undefined ? {} : { variant }),
      step: place,
      action: step.action,
    });
  }
}
