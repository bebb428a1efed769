/**
 * Values under which a condition holds, found by going where it is not decided yet: the first test without all of its
 * values gets one after the other, and what makes the whole false is given up at once. Kleene's logic in between.
 */
import type { Json } from "../../base/json.js";
import { leavesOf, type Condition } from "./condition.js";
import type { Values } from "./side.js";

export interface SearchOptions {
  /** Candidates by leaf, the likeliest first; undefined: the member is left out. */
  readonly candidates: (leaf: string) => readonly (Json | undefined)[];
  /** What is known already. */
  readonly given?: Values;
  /** How many values are tried at most; longer conditions get fewer. */
  readonly most?: number;
}

/** Tests that are evaluated at most, as if each value asked for all of them. */
const MOST_TESTS = 600_000;

/** True, false, or the leaf without which it is not decided. */
type Truth = boolean | string;

/** One after the other, in the order of the candidates; each a map of its own. */
export function* solutions(condition: Condition, options: SearchOptions): Generator<Values> {
  const left = { steps: Math.min(options.most ?? Infinity, MOST_TESTS / [...leavesOf(condition)].length) };
  yield* extend(condition, new Map(options.given), options, left);
}

function* extend(
  condition: Condition,
  values: Map<string, Json | undefined>,
  options: SearchOptions,
  left: { steps: number },
): Generator<Values> {
  const truth = truthOf(condition, values);
  if (truth === false) return;
  if (truth === true) {
    yield new Map(values);
    return;
  }
  for (const candidate of options.candidates(truth)) {
    left.steps -= 1;
    if (left.steps < 0) return;
    values.set(truth, candidate);
    yield* extend(condition, values, options, left);
  }
  values.delete(truth);
}

export function truthOf(condition: Condition, values: Values): Truth {
  switch (condition.kind) {
    case "not": {
      const truth = truthOf(condition.part, values);
      return typeof truth === "boolean" ? !truth : truth;
    }
    case "reads":
      return values.has(condition.leaf)
        ? condition.side.reads(condition.leaf, values.get(condition.leaf))
        : condition.leaf;
    case "test": {
      const { leaves, holds } = condition.side.test(condition.expr);
      return leaves.find((leaf) => !values.has(leaf)) ?? holds(values);
    }
    default: {
      const deciding = condition.kind === "any";
      let open: string | undefined;
      for (const part of condition.parts) {
        const truth = truthOf(part, values);
        if (truth === deciding) return deciding;
        if (typeof truth === "string") open ??= truth;
      }
      return open ?? !deciding;
    }
  }
}
