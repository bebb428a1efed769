/** `in`, `not in` and `contains` with its kin: elements of lists, and parts of strings. */
import type { Expr } from "../../bundle/types.js";
import type { Predicate } from "../context.js";
import type { Value } from "../event.js";
import { compile } from "./compile.js";
import type { Scope } from "./scope.js";

type Membership = "in" | "not_in" | "contains" | "contains_any" | "contains_all";
type List = readonly Value[];

export function membership(operator: Membership, operands: readonly Expr[], scope: Scope): Predicate {
  const [first, second] = operands as readonly [Expr, Expr];
  const a = compile(first, scope);
  const b = compile(second, scope);
  switch (operator) {
    case "in":
      if (second.op === "literal" && (second.value as List).length > 8) return inSet(first, second, scope);
      return (context) => {
        const value = a(context);
        const list = b(context) as List | undefined;
        return value !== undefined && list !== undefined && list.indexOf(value) >= 0;
      };
    case "not_in":
      return (context) => {
        const value = a(context);
        const list = b(context) as List | undefined;
        return value !== undefined && list !== undefined && list.indexOf(value) < 0;
      };
    case "contains":
      return (context) => {
        const whole = a(context) as List | string | undefined;
        const part = b(context);
        if (whole === undefined || part === undefined) return false;
        return typeof whole === "string" ? whole.includes(part as string) : whole.indexOf(part) >= 0;
      };
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

function inSet(first: Expr, literal: Expr, scope: Scope): Predicate {
  const value = compile(first, scope);
  const set = new Set(compile(literal, scope)(undefined as never) as List);
  return (context) => set.has(value(context));
}
