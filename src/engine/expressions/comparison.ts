/**
 * `is`, `is not` and the orders. Both sides are of one type, so `===` and `<` of JavaScript say what is meant: enums are
 * positions, dates are ten ASCII characters. With a missing side every comparison is false, `is not` too.
 */
import type { Evaluate, Predicate } from "../context.js";
import type { Value } from "../event.js";

export type Comparison = "is" | "is_not" | "less" | "less_or_equal" | "greater" | "greater_or_equal";
type Ordered = number;

// Ordering anything with `undefined` is false in JavaScript as well, so only `is` and `is_not` ask whether it is there.

export function withLiteral(operator: Comparison, evaluate: Evaluate, literal: Value): Predicate {
  const b = literal as Ordered;
  switch (operator) {
    case "is":
      return (context) => evaluate(context) === b;
    case "is_not":
      return (context) => {
        const a = evaluate(context);
        return a !== undefined && a !== b;
      };
    case "less":
      return (context) => (evaluate(context) as Ordered) < b;
    case "less_or_equal":
      return (context) => (evaluate(context) as Ordered) <= b;
    case "greater":
      return (context) => (evaluate(context) as Ordered) > b;
    case "greater_or_equal":
      return (context) => (evaluate(context) as Ordered) >= b;
  }
}

export function withValue(operator: Comparison, first: Evaluate, second: Evaluate): Predicate {
  switch (operator) {
    case "is":
      return (context) => {
        const a = first(context);
        return a !== undefined && a === second(context);
      };
    case "is_not":
      return (context) => {
        const a = first(context);
        const b = second(context);
        return a !== undefined && b !== undefined && a !== b;
      };
    case "less":
      return (context) => (first(context) as Ordered) < (second(context) as Ordered);
    case "less_or_equal":
      return (context) => (first(context) as Ordered) <= (second(context) as Ordered);
    case "greater":
      return (context) => (first(context) as Ordered) > (second(context) as Ordered);
    case "greater_or_equal":
      return (context) => (first(context) as Ordered) >= (second(context) as Ordered);
  }
}
