/** `mute W after n A within V`: silence until the end that the answers have set. */
import type { Limit } from "../../bundle/types.js";
import type { Context, Predicate } from "../context.js";
import { later } from "../expressions/past.js";
import type { LimitPlan, LimitStanding } from "./limit.js";

type MuteLine = Extract<Limit, { kind: "mute" }>;

export class MuteLimit implements LimitPlan {
  constructor(
    readonly limit: MuteLine,
    readonly place: "policy" | "limits",
    readonly when: Predicate | undefined,
    /** Position of the mute. */
    private readonly mute: number,
  ) {}

  refuses(context: Context): boolean {
    const mute = context.record.mutes[this.mute];
    return mute !== undefined && context.time < mute.until;
  }

  until(context: Context): number | undefined {
    return context.record.mutes[this.mute]?.until;
  }

  standing(context: Context): LimitStanding {
    const mute = context.record.mutes[this.mute];
    const times = mute?.times ?? [];
    const used = later(times, context.time - this.limit.withinMs);
    return {
      used,
      of: this.limit.count,
      times: times.slice(times.length - used),
      ...(mute !== undefined && mute.until >= 0 ? { mutedUntil: mute.until } : {}),
    };
  }
}
