/** `in`, `not in` and `contains` with its kin: elements of lists, and parts of strings. */
import type { Evaluate, Predicate } from "../context.js";
import type { Value } from "../event.js";

export type Membership = "in" | "not_in" | "contains" | "contains_any" | "contains_all";
type List = readonly Value[];

/** @param list - what the second operand always is, where the bundle holds it */
export function membership(operator: Membership, a: Evaluate, b: Evaluate, list: List | undefined): Predicate {
  switch (operator) {
    case "in":
      if (list !== undefined) return inSet(a, list);
      return (context) => {
        const value = a(context);
        const elements = b(context) as List | undefined;
        return value !== undefined && elements !== undefined && elements.indexOf(value) >= 0;
      };
    case "not_in":
      if (list !== undefined) return notInSet(a, list);
      return (context) => {
        const value = a(context);
        const elements = b(context) as List | undefined;
        return value !== undefined && elements !== undefined && elements.indexOf(value) < 0;
      };
    case "contains":
      return (context) => contains(a(context) as List | string | undefined, b(context));
    case "contains_any":
      return (context) => {
        const whole = a(context) as List | undefined;
        const parts = b(context) as List | undefined;
        return (
          whole !== undefined &&
          parts !== undefined &&
          parts.some((part) => part !== undefined && whole.indexOf(part) >= 0)
        );
      };
    case "contains_all":
      return (context) => {
        const whole = a(context) as List | undefined;
        const parts = b(context) as List | undefined;
        return (
          whole !== undefined &&
          parts !== undefined &&
          parts.every((part) => part !== undefined && whole.indexOf(part) >= 0)
        );
      };
  }
}

/** A list its element, or a text a part of it. */
export function contains(whole: List | string | undefined, part: Value): boolean {
  if (whole === undefined || part === undefined) return false;
  return typeof whole === "string" ? whole.includes(part as string) : whole.indexOf(part) >= 0;
}

function inSet(evaluate: Evaluate, list: List): Predicate {
  const set = new Set(list);
  return (context) => set.has(evaluate(context));
}

function notInSet(evaluate: Evaluate, list: List): Predicate {
  const set = new Set(list);
  return (context) => {
    const value = evaluate(context);
    return value !== undefined && !set.has(value);
  };
}
