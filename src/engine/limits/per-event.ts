/** `at most n per event`: n prompts in scope were given for this event. Nothing of it outlives the event. */
import type { Context } from "../context.js";
import type { LimitRule, LimitStanding } from "./limit.js";

export class PerEventLimit implements LimitRule {
  constructor(
    private readonly count: number,
    /** By position of the policy. */
    private readonly inScope: readonly boolean[],
  ) {}

  refuses(context: Context): boolean {
    return this.given(context) >= this.count;
  }

  until(): undefined {
    return undefined;
  }

  standing(context: Context): LimitStanding {
    return { used: this.given(context), of: this.count };
  }

  private given(context: Context): number {
    let given = 0;
    for (let at = 0; at < context.promptCount; at += 1) {
      if (this.inScope[context.prompted[at]!] === true) given += 1;
    }
    return given;
  }
}
