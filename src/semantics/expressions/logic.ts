/** `and`, `or`, `not`, `exists`: what is known to be there flows from left to right. */
import { neverMissing } from "../../diagnostics/catalogue/types/never-missing.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { BOOL, STRING } from "../type-rules.js";
import { infer, inferCondition } from "./infer.js";
import { presentWhen } from "./presence.js";
import { declaredHere, describe, settle } from "./results.js";
import { type Scope, withPresent } from "./scope.js";

export function inferJunction(
  checker: Checker,
  expression: Extract<Expression, { kind: "and" | "or" }>,
  scope: Scope,
): TypedExpr {
  const operands: TypedExpr[] = [];
  let known = scope;
  for (const operand of expression.operands) {
    const typed = inferCondition(checker, operand, known);
    operands.push(typed);
    // The next operand matters only where this one held (`and`), or did not (`or`).
    known = withPresent(known, presentWhen(typed, expression.kind === "and", checker));
  }
  return { kind: expression.kind, span: expression.span, type: BOOL, optional: false, operands };
}

export function inferNot(
  checker: Checker,
  expression: Extract<Expression, { kind: "minus" | "not" | "exists" | "group" }>,
  scope: Scope,
): TypedExpr {
  const operand = inferCondition(checker, expression.operand, scope);
  return { kind: "not", span: expression.span, type: BOOL, optional: false, operand };
}

export function inferExists(
  checker: Checker,
  expression: Extract<Expression, { kind: "minus" | "not" | "exists" | "group" }>,
  scope: Scope,
): TypedExpr {
  const operand = infer(checker, expression.operand, scope);
  const known = operand.type.kind === "error" || operand.type.kind === "raw";
  if (!known && !operand.optional) {
    checker.reporter.report(
      neverMissing,
      expression.span,
      { what: describe(expression.operand), word: "exists" },
      { related: declaredHere(checker, operand, scope) },
    );
  }
  return { kind: "exists", span: expression.span, type: BOOL, optional: false, operand: settle(operand, STRING) };
}
