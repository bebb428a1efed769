/** `wait W` and `at most n within W`: the n-th latest prompt that counts lies in (t − W, t]. */
import type { Limit } from "../../bundle/types.js";
import type { Context, Predicate } from "../context.js";
import { later } from "../expressions/past.js";
import type { LimitPlan, LimitStanding } from "./limit.js";
import { timesOf } from "./log.js";
import type { LogReference } from "./log.js";

export class RollingLimit implements LimitPlan {
  constructor(
    readonly limit: Limit,
    readonly place: "policy" | "limits",
    readonly when: Predicate | undefined,
    private readonly log: LogReference,
    private readonly count: number,
    private readonly withinMs: number,
  ) {}

  refuses(context: Context): boolean {
    const nth = this.nthLatest(context);
    return nth !== undefined && nth > context.time - this.withinMs;
  }

  until(context: Context): number | undefined {
    const nth = this.nthLatest(context);
    return nth === undefined ? undefined : nth + this.withinMs;
  }

  standing(context: Context): LimitStanding {
    const times = timesOf(context, this.log) ?? [];
    const used = later(times, context.time - this.withinMs);
    return { used, of: this.count, times: times.slice(times.length - used) };
  }

  private nthLatest(context: Context): number | undefined {
    const times = timesOf(context, this.log);
    return times === undefined ? undefined : times[times.length - this.count];
  }
}
