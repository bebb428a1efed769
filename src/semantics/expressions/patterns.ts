/** `like` and `matches`: text against a pattern that is written out. */
import { checkPattern } from "../../base/iregexp.js";
import type { Span } from "../../base/span.js";
import { badPattern } from "../../diagnostics/catalogue/types/bad-pattern.js";
import type { Expression, StringLiteral } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { BOOL, STRING } from "../type-rules.js";
import { checkStrings } from "./comparisons.js";
import { infer } from "./infer.js";
import { broken, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

export function inferPattern(
  checker: Checker,
  expression: Extract<Expression, { kind: "pattern" }>,
  scope: Scope,
): TypedExpr {
  const typed = present(checker, infer(checker, expression.left, scope, STRING));
  const left = { expression: expression.left, typed };
  const fine = typed.type.kind === "error" || checkStrings(checker, expression.operator, [left], scope);
  const { pattern } = expression;
  if (expression.operator === "matches") {
    const problem = checkPattern(pattern.value);
    if (problem !== undefined) {
      checker.reporter.report(badPattern, patternSpan(pattern, problem.offset), { problem: problem.message });
      return { ...broken(expression.span), type: BOOL };
    }
  }
  if (!fine) return { ...broken(expression.span), type: BOOL };
  return {
    kind: "pattern",
    span: expression.span,
    type: BOOL,
    optional: false,
    operator: expression.operator,
    left: settle(typed, STRING),
    pattern: pattern.value,
  };
}

/** From the place of the problem to the end, where offsets can be told: escapes make the text shorter than its source. */
function patternSpan(pattern: StringLiteral, offset: number): Span {
  const { span } = pattern;
  if (span.end - span.start !== pattern.value.length + 2 || offset >= pattern.value.length) return span;
  return { ...span, start: span.start + 1 + offset, end: span.end - 1 };
}
