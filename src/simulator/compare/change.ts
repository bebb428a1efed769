/** What may differ between two replays of one log: the kinds of change, and what a change came from. */
import type { Action, RiskLevel } from "../../bundle/types.js";

export const CHANGE_KINDS = ["new_prompt", "lost_prompt", "moved", "escalated", "no_longer_escalated"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A prompt lost and one gained, of one policy to one person, are one that moved when they are at most this far apart. */
export const MOVED_WITHIN_MS = 86_400_000;

/** The rules of a decision, in the order in which an engine comes to them. */
export type DivergedRule =
  /** One of the two does not take the event: it does not know the type, does not ask for it, or refuses it. */
  | "event"
  /** The policy is in one of the two alone. */
  | "policy"
  | "risk"
  | "trigger"
  | "signals"
  /** What is counted of earlier events, with trigger and signals the same. */
  | "history"
  | "exemption"
  | "holdout"
  | "variant"
  | "priority"
  | "limit"
  /** How long a prompt waits for its answer. */
  | "answer"
  | "ladder"
  /** All rules are the same, and what they look at is not: zones, attributes. */
  | "circumstances";

/** The first rule at which the two went apart. */
export interface Cause {
  readonly rule: DivergedRule;
  /** Whose rule it is; left out for a shared limit and for what belongs to the event. */
  readonly policy?: string;
  /** As its author wrote or named it: a limit, a step, an exemption, a variant. */
  readonly name?: string;
  /** Which of the two has it, where one alone has. */
  readonly only?: "old" | "new";
}

export interface Moment {
  readonly event: string;
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface Change extends Moment {
  readonly kind: ChangeKind;
  readonly person: string;
  readonly policy: string;
  /** Of prompts. */
  readonly risk?: RiskLevel;
  /** Where the old one prompted, of a prompt that moved. */
  readonly from?: Moment;
  /** What its ladder did, or no longer does. */
  readonly action?: Action;
  readonly cause: Cause;
  /**
   * Where the rule is the same in both and stood elsewhere, because of what had changed before: the first change of that
   * chain, with its cause.
   */
  readonly root?: Root;
}

export interface Root extends Moment {
  readonly policy: string;
  readonly cause: Cause;
}
