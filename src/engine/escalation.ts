/** Ladders: what comes about is taken down by every step that counts it, then the ladder in force is gone through. */
import type { Context } from "./context.js";
import type { Decision } from "./decision.js";
import { pushTimeAt } from "./engine-state.js";
import { writable } from "./limits/log.js";
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
  totalSteps: number,
  policy: PolicyPlan,
  what: number,
  at: number,
  ladder: readonly StepPlan[],
  variant: string | undefined,
  into: Decision[],
): void {
  if (policy.steps.length === 0) return;
  const { record } = context;
  for (const { step, position } of policy.steps) {
    if ((CAME_ABOUT[step.what] & what) === 0) continue;
    record.steps = writable(record.steps, totalSteps);
    pushTimeAt(record.steps, position, at, step.count);
  }
  for (const { step, place, position } of ladder) {
    if ((CAME_ABOUT[step.what] & what) === 0) continue;
    const times = record.steps[position]!;
    const oldest = times[times.length - step.count];
    if (oldest === undefined || oldest <= at - step.withinMs) continue;
    times.length = 0;
    const { event } = context;
    into.push({
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
