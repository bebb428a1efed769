/** How far back a policy set looks: what a log or its warm-up must be as long as, to show all that the state can do. */
import type { Bundle, Limit } from "../bundle/types.js";
import { DAY_MS } from "../base/instant.js";

export interface Window {
  readonly lengthMs: number;
  /** The limit, step or expression that looks back so far. */
  readonly text: string;
  /** Left out for what holds across policies. */
  readonly policy?: string;
}

const CALENDAR_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS, event: 0 };

/** From the longest. */
export function windowsOf(bundle: Bundle): readonly Window[] {
  const windows: Window[] = [];
  for (const [policy, { fatigue, escalate, variants }] of Object.entries(bundle.policies)) {
    const limits = [...fatigue, ...variants.flatMap((variant) => variant.fatigue ?? [])];
    const steps = [...escalate, ...variants.flatMap((variant) => variant.escalate ?? [])];
    for (const limit of limits) windows.push({ lengthMs: lengthOf(limit), text: limit.text, policy });
    for (const step of steps) windows.push({ lengthMs: step.withinMs, text: step.text, policy });
  }
  for (const limit of bundle.limits) windows.push({ lengthMs: lengthOf(limit), text: limit.text });
  for (const { kind, on, withinMs } of bundle.history)
    windows.push({ lengthMs: withinMs, text: `${kind === "first_time" ? "first time" : kind} of ${on}` });
  return windows.filter(({ lengthMs }) => lengthMs > 0).toSorted((a, b) => b.lengthMs - a.lengthMs);
}

function lengthOf(limit: Limit): number {
  switch (limit.kind) {
    case "wait":
      return limit.withinMs;
    case "at_most":
      return typeof limit.window === "string" ? CALENDAR_MS[limit.window] : limit.window.withinMs;
    case "back_off":
      return limit.upToMs;
    case "mute":
      return Math.max(limit.withinMs, limit.forMs);
    case "quiet":
      return 0;
  }
}
