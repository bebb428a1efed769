/** From the bundle's limits to plans, one class per kind. */
import { unreachable } from "../../base/invariant.js";
import type { Zone } from "../../base/zone.js";
import type { Bundle, Limit } from "../../bundle/types.js";
import { compilePredicate } from "../expressions/compile.js";
import type { Scope } from "../expressions/scope.js";
import { countsIn, ownPrompts } from "../plan-policies.js";
import type { Policies } from "../plan-policies.js";
import { ANSWER_KINDS } from "../policy.js";
import type { PolicyPlan } from "../policy.js";
import { BackOffLimit } from "./back-off.js";
import { CalendarLimit } from "./calendar.js";
import type { LimitPlan, LimitRule } from "./limit.js";
import { MuteLimit } from "./mute.js";
import { PerEventLimit } from "./per-event.js";
import { QuietDays, QuietHours } from "./quiet.js";
import { RollingLimit } from "./rolling.js";

export interface LimitSurroundings {
  readonly bundle: Bundle;
  readonly policies: Policies;
  /** The organisation's. */
  readonly home: Zone;
}

/** @param policy - whose limit it is; undefined for a shared one */
export function planLimit(
  limit: Limit,
  policy: PolicyPlan | undefined,
  scope: Scope,
  surroundings: LimitSurroundings,
): LimitPlan | undefined {
  const rule = planRule(limit, policy, surroundings);
  if (rule === undefined) return undefined;
  const place = policy === undefined ? "limits" : "policy";
  const when = limit.when === undefined ? undefined : compilePredicate(limit.when, scope);
  return { limit, place, when, rule };
}

function planRule(
  limit: Limit,
  policy: PolicyPlan | undefined,
  { bundle, policies, home }: LimitSurroundings,
): LimitRule | undefined {
  switch (limit.kind) {
    case "wait":
      return new RollingLimit(policies.logs.ask(limit.scope, 1), 1, limit.withinMs);
    case "at_most": {
      const { window, count } = limit;
      if (window === "event") {
        const inScope = policies.all.map(({ id }) => countsIn(limit.scope.prompts, id, bundle.policies[id]!));
        return new PerEventLimit(count, inScope);
      }
      const log = policies.logs.ask(limit.scope, count);
      if (typeof window === "object") return new RollingLimit(log, count, window.withinMs);
      return new CalendarLimit(log, count, window, home);
    }
    case "quiet":
      return "days" in limit ? new QuietDays(limit.days) : new QuietHours(limit.from, limit.to);
    case "back_off": {
      if (policy === undefined) return undefined;
      const log = policies.logs.ask(ownPrompts(policy.id), 1);
      return new BackOffLimit(limit, log, policy.counters[ANSWER_KINDS.indexOf(limit.after)]!);
    }
    case "mute": {
      const mute = policy?.mutes.find((candidate) => candidate.limit.text === limit.text);
      return mute === undefined ? undefined : new MuteLimit(limit, mute);
    }
    default:
      return unreachable(limit);
  }
}
