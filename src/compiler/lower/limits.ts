/** Fatigue limits: scopes written out, a variant's laid over its policy's, each back off beside the wait in force. */
import { invariant, unreachable } from "../../base/invariant.js";
import type { Limit, Scope, Weekday } from "../../bundle/types.js";
import type { LimitModel, ScopeModel } from "../../semantics/model.js";
import { printLimit } from "../../syntax/index.js";
import { lowerExpr } from "./expressions.js";
import type { Lowering } from "./lowering.js";

/** The limits in force, in order. `policy` is the one that they stand in; nothing for shared ones. */
export function lowerLimits(
  limits: readonly LimitModel[],
  policy: string | undefined,
  lowering: Lowering,
  ...pointer: readonly (string | number)[]
): Limit[] {
  const waitMs = firstPlainWait(limits);
  return limits.map((limit, position) => {
    lowering.place(limit.span, ...pointer, position);
    return lowerLimit(limit, policy, waitMs, lowering);
  });
}

function firstPlainWait(limits: readonly LimitModel[]): number | undefined {
  for (const { syntax, scope } of limits) {
    if (syntax.kind === "wait" && scope.across === undefined && scope.for.kind === "person") return syntax.within.ms;
  }
  return undefined;
}

function lowerLimit(
  { syntax, scope, when }: LimitModel,
  policy: string | undefined,
  waitMs: number | undefined,
  lowering: Lowering,
): Limit {
  const text = printLimit(syntax);
  const condition = when ? { when: lowerExpr(when, lowering) } : {};
  switch (syntax.kind) {
    case "wait":
      return { kind: "wait", text, withinMs: syntax.within.ms, scope: lowerScope(scope, policy), ...condition };
    case "at_most_within": {
      const window = { withinMs: syntax.within.ms };
      return {
        kind: "at_most",
        text,
        count: syntax.count.value,
        window,
        scope: lowerScope(scope, policy),
        ...condition,
      };
    }
    case "at_most_per":
      return {
        kind: "at_most",
        text,
        count: syntax.count.value,
        window: syntax.per,
        scope: lowerScope(scope, policy),
        ...condition,
      };
    case "quiet_hours":
      return { kind: "quiet", text, from: syntax.from.minutes, to: syntax.to.minutes, ...condition };
    case "quiet_days":
      return { kind: "quiet", text, days: syntax.days.map((day) => day.text as Weekday), ...condition };
    case "back_off": {
      invariant(waitMs !== undefined, "a back off stands beside a wait");
      const { factor, upTo, after } = syntax;
      return { kind: "back_off", text, factor: factor.value, upToMs: upTo.ms, waitMs, after, ...condition };
    }
    case "mute": {
      const { count, answer, within } = syntax;
      return {
        kind: "mute",
        text,
        forMs: syntax.for.ms,
        count: count.value,
        answer,
        withinMs: within.ms,
        ...condition,
      };
    }
    default:
      return unreachable(syntax);
  }
}

function lowerScope(scope: ScopeModel, policy: string | undefined): Scope {
  const own = policy === undefined ? "all" : `policy:${policy}`;
  const prompts = scope.across === undefined ? own : scope.across.kind === "tag" ? `tag:${scope.across.tag}` : "all";
  return { prompts, for: scope.for.kind === "attribute" ? { attribute: scope.for.attribute } : scope.for.kind };
}
