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
import type { LimitPlan } from "./limit.js";
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
  { bundle, policies, home }: LimitSurroundings,
): LimitPlan | undefined {
  const place = policy === undefined ? "limits" : "policy";
  const when = limit.when === undefined ? undefined : compilePredicate(limit.when, scope);
  switch (limit.kind) {
    case "wait":
      return new RollingLimit(limit, place, when, policies.logs.ask(limit.scope, 1), 1, limit.withinMs);
    case "at_most": {
      const { window, count } = limit;
      if (window === "event") {
        const inScope = policies.all.map(({ id }) => countsIn(limit.scope.prompts, id, bundle.policies[id]!));
        return new PerEventLimit(limit, place, when, count, inScope);
      }
      const log = policies.logs.ask(limit.scope, count);
      if (typeof window === "object") return new RollingLimit(limit, place, when, log, count, window.withinMs);
      return new CalendarLimit(limit, place, when, log, count, window, home);
    }
    case "quiet":
      return "days" in limit
        ? new QuietDays(limit, place, when, limit.days)
        : new QuietHours(limit, place, when, limit.from, limit.to);
    case "back_off": {
      if (policy === undefined) return undefined;
      const log = policies.logs.ask(ownPrompts(policy.id), 1);
      return new BackOffLimit(limit, place, when, log, policy.counters[ANSWER_KINDS.indexOf(limit.after)]!);
    }
    case "mute": {
      const mute = policy?.mutes.find((candidate) => candidate.limit.text === limit.text);
      return mute === undefined ? undefined : new MuteLimit(limit, place, when, mute);
    }
    default:
      return unreachable(limit);
  }
}
