/** `back off Fx up to M after A`: the policy's wait, times F for each answer A since the last `accepted`, at most M. */
import type { Limit } from "../../bundle/types.js";
import type { Context } from "../context.js";
import { NEVER } from "../person-lists.js";
import type { LimitRule, LimitStanding } from "./limit.js";
import { latestPrompt } from "./log.js";
import type { LogReference } from "./log.js";

type BackOff = Extract<Limit, { kind: "back_off" }>;

export class BackOffLimit implements LimitRule {
  constructor(
    private readonly limit: BackOff,
    /** Prompts of this policy to this person. */
    private readonly log: LogReference,
    /** The list that holds how many answers there were. */
    private readonly counter: number,
  ) {}

  refuses(context: Context): boolean {
    const until = this.until(context);
    return until !== undefined && until > context.time;
  }

  until(context: Context): number | undefined {
    const answers = context.state.lists.number(context.place, this.counter, 0);
    if (answers < 1) return undefined;
    const last = latestPrompt(context, this.log, 1);
    return last === NEVER ? undefined : last + this.waitAfter(answers);
  }

  standing(context: Context): LimitStanding {
    const answers = context.state.lists.number(context.place, this.counter, 0);
    return { answers, waitMs: answers < 1 ? 0 : this.waitAfter(answers) };
  }

  /** Multiplied out until the most is reached. */
  private waitAfter(answers: number): number {
    const { waitMs, factor, upToMs } = this.limit;
    let wait = waitMs;
    for (let times = 0; times < answers && wait > 0 && wait < upToMs; times += 1) wait *= Math.max(2, factor);
    return Math.min(wait, upToMs);
  }
}
