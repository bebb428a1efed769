/** What a rule sees: the finished model, and the names with their uses. */
import type { Checker } from "../checker.js";
import type { Model } from "../model.js";

export interface RuleInput {
  readonly model: Model;
  readonly checker: Checker;
}

/** Reports what it finds; changes nothing. */
export type Rule = (input: RuleInput) => void;
