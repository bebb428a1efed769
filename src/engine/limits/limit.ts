/** Limits as plans, and what every kind answers: does it refuse now, until when, and where does it stand. */
import type { Limit } from "../../bundle/types.js";
import type { Context, Predicate } from "../context.js";

/** One shape for every kind, since a suppression holds it whatever its kind. */
export interface LimitPlan {
  readonly limit: Limit;
  readonly place: "policy" | "limits";
  /** Where this does not hold, the limit does not refuse. */
  readonly when: Predicate | undefined;
  readonly rule: LimitRule;
}

/** What a kind of limit answers, its `when` apart. */
export interface LimitRule {
  /** Whether it would refuse a prompt at the event's time. */
  refuses(context: Context): boolean;
  /**
   * Where it refuses: the first instant after the event's time at which it alone would allow, if nothing else happened;
   * undefined where there is none.
   */
  until(context: Context): number | undefined;
  standing(context: Context): LimitStanding;
}

/** Where a limit stands; members that its kind does not have are left out. */
export interface LimitStanding {
  /** Prompts, or answers of its kind, that lie in the window. */
  readonly used?: number;
  /** How many it takes to refuse. */
  readonly of?: number;
  /** The times of those in the window, the oldest first. */
  readonly times?: readonly number[];
  /** Of a `back off`: answers since the last `accepted`, and the wait that follows from them. */
  readonly answers?: number;
  readonly waitMs?: number;
  /** The end of a mute. */
  readonly mutedUntil?: number;
  /** Of quiet hours and days: the person's wall clock, in minutes since midnight, and weekday. */
  readonly minute?: number;
  readonly weekday?: string;
}
