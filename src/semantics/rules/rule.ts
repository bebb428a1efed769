/** What a rule sees: the finished model, and the names with their uses. */
import type { Checker } from "../checker.js";
import type { Moments } from "../conditions/moments.js";
import type { Model } from "../model.js";

export interface RuleInput {
  readonly model: Model;
  readonly checker: Checker;
  /** What its policies may prompt on. */
  readonly moments: Moments;
}

/** Reports what it finds; changes nothing. */
export type Rule = (input: RuleInput) => void;
