/**
 * What an expression means and which type it has. `expected` is what its surroundings ask for: it decides what bare
 * words, raw values and strings stand for, but whether the type fits is the surroundings' to check.
 */
import { unreachable } from "../../base/invariant.js";
import { countNotCompared } from "../../diagnostics/catalogue/types/count-not-compared.js";
import { notACondition } from "../../diagnostics/catalogue/types/not-a-condition.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { BOOL, fits, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { inferArithmetic } from "./arithmetic.js";
import { inferComparison } from "./comparisons.js";
import { inferCall } from "./functions.js";
import { inferHistory } from "./history.js";
import { inferList } from "./lists.js";
import { inferLiteral, inferMinus } from "./literals.js";
import { inferExists, inferJunction, inferNot } from "./logic.js";
import { reportWrongType } from "./mismatch.js";
import { inferOtherwise } from "./otherwise.js";
import { inferPath } from "./paths.js";
import { inferPattern } from "./patterns.js";
import { broken, declaredHere, describe, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

export function infer(checker: Checker, expression: Expression, scope: Scope, expected?: Type): TypedExpr {
  const typed = inferKind(checker, expression, scope, expected);
  checker.options.observer?.expression(expression, scope, expected, typed);
  return typed;
}

function inferKind(checker: Checker, expression: Expression, scope: Scope, expected: Type | undefined): TypedExpr {
  switch (expression.kind) {
    case "bool":
    case "int":
    case "decimal":
    case "percent":
    case "duration":
    case "size":
    case "string":
    case "time":
    case "date":
    case "instant":
      return inferLiteral(checker, expression, expected);
    case "minus":
      return inferMinus(checker, expression, scope, expected);
    case "list":
      return inferList(checker, expression, scope, expected);
    case "path":
      return inferPath(checker, expression, scope, expected);
    case "group":
      return infer(checker, expression.operand, scope, expected);
    case "and":
    case "or":
      return inferJunction(checker, expression, scope);
    case "not":
      return inferNot(checker, expression, scope);
    case "exists":
      return inferExists(checker, expression, scope);
    case "comparison":
      return inferComparison(checker, expression, scope);
    case "pattern":
      return inferPattern(checker, expression, scope);
    case "arithmetic":
      return inferArithmetic(checker, expression, scope, expected);
    case "otherwise":
      return inferOtherwise(checker, expression, scope, expected);
    case "call":
      return inferCall(checker, expression, scope);
    case "count":
    case "distinct":
      checker.reporter.report(countNotCompared, expression.span, { what: expression.kind });
      inferHistory(checker, expression, scope);
      return broken(expression.span);
    case "first_time":
      return inferHistory(checker, expression, scope);
    case "broken":
      return broken(expression.span);
    default:
      return unreachable(expression);
  }
}

/** The expression as a condition, after `when`, `where` or `for`, or an operand of `and`, `or`, `not`. */
export function inferCondition(checker: Checker, expression: Expression, scope: Scope): TypedExpr {
  const typed = settle(infer(checker, expression, scope, BOOL), BOOL);
  if (fits(typed.type, BOOL)) return present(checker, typed);
  checker.reporter.report(
    notACondition,
    expression.span,
    { what: describe(expression), type: typeWords(typed.type) },
    { help: "compare it with something, as in `event.size > 25MB`", related: declaredHere(checker, typed, scope) },
  );
  return broken(expression.span);
}

/** The expression as a value of `wanted`: a field's value, an argument, an operand whose type is given. */
export function inferAs(
  checker: Checker,
  expression: Expression,
  scope: Scope,
  wanted: Type,
  what: string,
  options: { readonly noCondition?: boolean } = {},
): TypedExpr {
  const inferred = infer(checker, expression, scope, wanted);
  const typed = settle(present(checker, inferred, options), wanted);
  if (fits(typed.type, wanted)) return typed;
  reportWrongType(checker, expression, typed, wanted, what, scope);
  return broken(expression.span);
}
