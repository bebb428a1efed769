/** The decisions of the event at hand, in their order: those of prompts that ran out of time first. */
import type { Decision } from "./decision.js";

export const NO_DECISIONS: readonly Decision[] = Object.freeze([]);

export class Decisions {
  private list: Decision[] = [];

  get count(): number {
    return this.list.length;
  }

  push(decision: Decision): void {
    this.list.push(decision);
  }

  clear(): void {
    if (this.list.length > 0) this.list = [];
  }

  /** For the outcome, which keeps them. */
  taken(): readonly Decision[] {
    return this.count === 0 ? NO_DECISIONS : Object.freeze(this.list);
  }
}
