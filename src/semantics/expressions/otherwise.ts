/** `x otherwise y`: y where x is missing. */
import { neverMissing } from "../../diagnostics/catalogue/types/never-missing.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { join, meets } from "../type-rules.js";
import type { Type } from "../types.js";
import { infer } from "./infer.js";
import { reportWrongType } from "./mismatch.js";
import { broken, declaredHere, describe, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

export function inferOtherwise(
  checker: Checker,
  expression: Extract<Expression, { kind: "otherwise" }>,
  scope: Scope,
  expected: Type | undefined,
): TypedExpr {
  const { span } = expression;
  const left = infer(checker, expression.left, scope, expected);
  const asked = expected ?? (left.type.kind === "raw" ? undefined : left.type);
  const right = present(checker, infer(checker, expression.right, scope, asked));
  if (left.type.kind === "error" || right.type.kind === "error") return broken(span);
  if (!left.optional && left.type.kind !== "raw") {
    checker.reporter.report(
      neverMissing,
      expression.left.span,
      { what: describe(expression.left), word: "otherwise" },
      { related: declaredHere(checker, left, scope) },
    );
  }
  if (!meets(left.type, right.type)) {
    reportWrongType(checker, expression.right, right, left.type, describe(expression.left), scope);
    return broken(span);
  }
  const type = join(left.type, right.type);
  return { kind: "otherwise", span, type, optional: false, left: settle(left, type), right: settle(right, type) };
}
