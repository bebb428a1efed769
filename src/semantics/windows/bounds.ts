/**
 * The most prompts that one person can get, from limits alone, by policy and altogether: whatever happens, it is never
 * more. Limits with a `when` and those for groups promise nothing to one person, so they are left out.
 */
import type { Model, PolicyModel } from "../model.js";
import { capOn } from "./caps.js";
import type { Window } from "./cover.js";

const DAY = 86_400_000;

/** In calendar periods of the person's zone, and in any stretch of that length, where two days may meet. */
export const BOUND_WINDOWS = {
  day: { kind: "calendar", period: "day", zone: "person" },
  week: { kind: "calendar", period: "week", zone: "person" },
  month: { kind: "calendar", period: "month", zone: "person" },
  any24h: { kind: "rolling", ms: DAY },
  any7d: { kind: "rolling", ms: 7 * DAY },
  any30d: { kind: "rolling", ms: 30 * DAY },
} as const satisfies Readonly<Record<string, Window>>;
export type BoundWindow = keyof typeof BOUND_WINDOWS;

/** Infinity where no limit says anything. */
export type PromptBound = Readonly<Record<BoundWindow, number>>;

export interface PromptBounds {
  readonly all: PromptBound;
  /** By name. */
  readonly policies: ReadonlyMap<string, PromptBound>;
}

export function promptBounds(model: Pick<Model, "policies" | "limits">): PromptBounds {
  const policies = [...model.policies.values()].toSorted((first, second) => (first.name < second.name ? -1 : 1));
  const each = new Map(policies.map((policy) => [policy.name, boundOf((window) => most([policy], window, model))]));
  const all = boundOf((window, name) => {
    let sum = 0;
    for (const bound of each.values()) sum += bound[name];
    return policies.length === 0 ? 0 : Math.min(sum, most(policies, window, model));
  });
  return { all, policies: each };
}

function most(policies: readonly PolicyModel[], window: Window, model: Pick<Model, "limits">): number {
  return capOn(policies, window, model)?.count ?? Infinity;
}

function boundOf(mostIn: (window: Window, name: BoundWindow) => number): PromptBound {
  const of = (name: BoundWindow): number => mostIn(BOUND_WINDOWS[name], name);
  return {
    day: of("day"),
    week: of("week"),
    month: of("month"),
    any24h: of("any24h"),
    any7d: of("any7d"),
    any30d: of("any30d"),
  };
}
