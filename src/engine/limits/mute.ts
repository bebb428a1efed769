/** `mute W after n A within V`: silence until the end that the answers have set. */
import type { Limit } from "../../bundle/types.js";
import type { Context } from "../context.js";
import { later } from "../expressions/past.js";
import type { MutePlan } from "../policy.js";
import type { LimitRule, LimitStanding } from "./limit.js";

type MuteLine = Extract<Limit, { kind: "mute" }>;

export class MuteLimit implements LimitRule {
  constructor(
    private readonly limit: MuteLine,
    private readonly mute: MutePlan,
  ) {}

  refuses(context: Context): boolean {
    return context.time < this.end(context);
  }

  until(context: Context): number | undefined {
    const end = this.end(context);
    return end < 0 ? undefined : end;
  }

  standing(context: Context): LimitStanding {
    const end = this.end(context);
    const times = context.state.lists.times(context.place, this.mute.timesList);
    const used = later(times, context.time - this.limit.withinMs);
    return {
      used,
      of: this.limit.count,
      times: times.slice(times.length - used),
      ...(end < 0 ? {} : { mutedUntil: end }),
    };
  }

  /** -1 where it never began. */
  private end({ state, place }: Context): number {
    return state.lists.number(place, this.mute.untilList, -1);
  }
}
