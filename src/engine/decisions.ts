/** The decisions of the event at hand, in their order: those of prompts that ran out of time first. */
import type { Decision } from "./decision.js";

/** Of this kind, as V8 tells lists of objects from others, so that nothing that looks at outcomes is optimised for it alone. */
export const NO_DECISIONS: readonly Decision[] = Object.freeze([{}].slice(1) as Decision[]);

export class Decisions {
  count = 0;
  private list: Decision[] = [];

  push(decision: Decision): void {
    this.list.push(decision);
    this.count += 1;
  }

  clear(): void {
    if (this.count === 0) return;
    this.count = 0;
    this.list = [];
  }

  /** For the outcome. */
  taken(): readonly Decision[] {
    return this.count === 0 ? NO_DECISIONS : Object.freeze(this.list);
  }
}
