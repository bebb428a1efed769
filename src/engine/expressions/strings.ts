/** Operators over strings, all by code point and without regard to any locale. */
import { codePointLength, editDistance, lowerAscii } from "../../base/codepoints.js";
import { compileIRegexp } from "../../base/iregexp.js";
import { invariant } from "../../base/invariant.js";
import type { Expr } from "../../bundle/types.js";
import type { Evaluate, Predicate } from "../context.js";
import type { Value } from "../event.js";
import { compile } from "./compile.js";
import { compileLike } from "./like.js";
import type { Scope } from "./scope.js";

type Text = string | undefined;

export const strings = {
  predicate(expression: Extract<Expr, { op: "like" | "matches" }> | Expr, scope: Scope): Predicate {
    switch (expression.op) {
      case "like":
        return test(compile(expression.args[0], scope), compileLike(expression.pattern));
      case "matches": {
        const compiled = compileIRegexp(expression.pattern);
        invariant("matches" in compiled, `the bundle's pattern is an I-Regexp: ${expression.pattern}`);
        return test(compile(expression.args[0], scope), compiled.matches);
      }
      case "starts_with":
      case "ends_with": {
        const atStart = expression.op === "starts_with";
        const whole = compile(expression.args[0]!, scope);
        const part = compile(expression.args[1]!, scope);
        return (context) => {
          const a = whole(context) as Text;
          const b = part(context) as Text;
          return a !== undefined && b !== undefined && (atStart ? a.startsWith(b) : a.endsWith(b));
        };
      }
      default:
        return () => false;
    }
  },

  value(operator: "lower" | "length" | "domain" | "edit_distance", operands: readonly Expr[], scope: Scope): Evaluate {
    if (operator === "edit_distance") return boundedEditDistance(operands, Infinity, scope);
    const operand = compile(operands[0]!, scope);
    if (operator === "length") {
      return (context) => {
        const value = operand(context) as Text | readonly Value[];
        return value === undefined ? undefined : typeof value === "string" ? codePointLength(value) : value.length;
      };
    }
    const change = operator === "lower" ? lowerAscii : scope.domain;
    return (context) => {
      const text = operand(context) as Text;
      return text === undefined ? undefined : change(text);
    };
  },
};

/** The distance where it is at most `atMost`, else something greater. */
export function boundedEditDistance(operands: readonly Expr[], atMost: number, scope: Scope): Evaluate {
  const first = compile(operands[0]!, scope);
  const second = compile(operands[1]!, scope);
  return (context) => {
    const a = first(context) as Text;
    const b = second(context) as Text;
    return a === undefined || b === undefined ? undefined : editDistance(a, b, Math.max(0, atMost));
  };
}

function test(operand: Evaluate, accepts: (text: string) => boolean): Predicate {
  return (context) => {
    const text = operand(context) as Text;
    return text !== undefined && accepts(text);
  };
}
