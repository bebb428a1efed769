/** `count(…) >= 3`: a count against a whole number that is written out. */
import { countNotCompared } from "../../diagnostics/catalogue/types/count-not-compared.js";
import type { ComparisonOperator, Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { BOOL, INT } from "../type-rules.js";
import { inferHistory } from "./history.js";
import { broken, literal } from "./results.js";
import type { Scope } from "./scope.js";

type Comparison = Extract<Expression, { kind: "comparison" }>;
type History = Extract<Expression, { kind: "count" | "distinct" }>;

const FLIPPED: Readonly<Partial<Record<ComparisonOperator, ComparisonOperator>>> = {
  is: "is",
  "is not": "is not",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function ungrouped(expression: Expression): Expression {
  return expression.kind === "group" ? ungrouped(expression.operand) : expression;
}

function asHistory(expression: Expression): History | undefined {
  const inner = ungrouped(expression);
  return inner.kind === "count" || inner.kind === "distinct" ? inner : undefined;
}

export function countOperand(
  expression: Comparison,
): { history: History; constant: Expression; flipped: boolean } | undefined {
  const left = asHistory(expression.left);
  if (left !== undefined) return { history: left, constant: expression.right, flipped: false };
  const right = asHistory(expression.right);
  if (right !== undefined) return { history: right, constant: expression.left, flipped: true };
  return undefined;
}

/** A count is compared with a whole literal: that is what bounds how much is remembered. It stands on the left in the model. */
export function inferCountComparison(
  checker: Checker,
  expression: Comparison,
  sides: { history: History; constant: Expression; flipped: boolean },
  scope: Scope,
): TypedExpr {
  const left = inferHistory(checker, sides.history, scope);
  const constant = ungrouped(sides.constant);
  const operator = sides.flipped ? FLIPPED[expression.operator] : expression.operator;
  if (constant.kind === "broken" || left.type.kind === "error") return { ...broken(expression.span), type: BOOL };
  if (
    operator === undefined ||
    FLIPPED[operator] === undefined ||
    constant.kind !== "int" ||
    !Number.isSafeInteger(constant.value)
  ) {
    checker.reporter.report(
      countNotCompared,
      sides.history.span,
      { what: sides.history.kind },
      {
        related: [{ span: constant.span, message: "this is no whole number written out" }],
      },
    );
    return { ...broken(expression.span), type: BOOL };
  }
  const right = literal(constant.span, INT, constant.value);
  return { kind: "comparison", span: expression.span, type: BOOL, optional: false, operator, left, right };
}
