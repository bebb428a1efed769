/** Two types that do not meet, or one that is not what was asked for: which message says it best. */
import { typeMismatch } from "../../diagnostics/catalogue/types/type-mismatch.js";
import { unitMismatch } from "../../diagnostics/catalogue/types/unit-mismatch.js";
import { wrongType } from "../../diagnostics/catalogue/types/wrong-type.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { isMeasure, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { withHelp } from "./literals.js";
import { declaredHere, describe, pathText } from "./results.js";
import type { Scope } from "./scope.js";

export interface Operand {
  readonly expression: Expression;
  readonly typed: TypedExpr;
}

/** The mistake is shown at the right operand; the left one is a related place. */
export function reportMismatch(checker: Checker, left: Operand, right: Operand, scope: Scope): void {
  const words = {
    left: describe(left.expression),
    leftType: typeWords(left.typed.type),
    right: describe(right.expression),
    rightType: typeWords(right.typed.type),
  };
  const related = [...declaredHere(checker, left.typed, scope), ...declaredHere(checker, right.typed, scope)];
  const entry = isMeasure(left.typed.type) && isMeasure(right.typed.type) ? unitMismatch : typeMismatch;
  checker.reporter.report(entry, right.expression.span, words, {
    related,
    ...withHelp(quoted(left, right) ?? wallClock(left, right)),
  });
}

/** `"2026-01-01"` or `"25MB"` beside what is no text. */
function quoted(...operands: readonly [Operand, Operand]): string | undefined {
  const value = operands.map(({ expression }) => (expression.kind === "string" ? expression.value : "")).join("");
  return /^\d[\w.:%-]*$/.test(value) ? `write \`${value}\` without quotes` : undefined;
}

/** An instant beside a time of day: the person's clock is what was meant. */
function wallClock(...[left, right]: readonly [Operand, Operand]): string | undefined {
  const [instant, other] = left.typed.type.kind === "timestamp" ? [left, right] : [right, left];
  if (instant.typed.type.kind !== "timestamp" || other.typed.type.kind !== "time") return undefined;
  if (instant.expression.kind !== "path") return undefined;
  return `the person's clock then is \`local_time(${pathText(instant.expression)})\``;
}

export function reportWrongType(
  checker: Checker,
  expression: Expression,
  typed: TypedExpr,
  wanted: Type,
  what: string,
  scope: Scope,
): void {
  checker.reporter.report(
    wrongType,
    expression.span,
    { what, wanted: typeWords(wanted), found: describe(expression), type: typeWords(typed.type) },
    { related: declaredHere(checker, typed, scope) },
  );
}
