/** `wait W` and `at most n within W`: the n-th latest prompt that counts lies in (t − W, t]. */
import type { Context } from "../context.js";
import { later } from "../expressions/past.js";
import { NEVER } from "../person-lists.js";
import type { LimitRule, LimitStanding } from "./limit.js";
import { latestPrompt, promptTimes } from "./log.js";
import type { LogReference } from "./log.js";

export class RollingLimit implements LimitRule {
  constructor(
    private readonly log: LogReference,
    private readonly count: number,
    private readonly withinMs: number,
  ) {}

  refuses(context: Context): boolean {
    return latestPrompt(context, this.log, this.count) > context.time - this.withinMs;
  }

  until(context: Context): number | undefined {
    const nth = latestPrompt(context, this.log, this.count);
    return nth === NEVER ? undefined : nth + this.withinMs;
  }

  standing(context: Context): LimitStanding {
    const times = promptTimes(context, this.log);
    const used = later(times, context.time - this.withinMs);
    return { used, of: this.count, times: times.slice(times.length - used) };
  }
}
