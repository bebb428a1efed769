/** `+ - * /` on numbers, lengths of time and instants. */
import { arithmeticTypes } from "../../diagnostics/catalogue/types/arithmetic-types.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { DURATION, INT, isNumeric, NUMBER, TIMESTAMP, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { infer } from "./infer.js";
import { withHelp } from "./literals.js";
import { broken, declaredHere, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

export function inferArithmetic(
  checker: Checker,
  expression: Arithmetic,
  scope: Scope,
  expected: Type | undefined,
): TypedExpr {
  const { operator, span } = expression;
  const left = present(checker, infer(checker, expression.left, scope));
  const right = present(checker, infer(checker, expression.right, scope));
  if (left.type.kind === "error" || right.type.kind === "error") return broken(span);
  const types = settleRaw(operator, left.type, right.type, expected);
  const result = resultOf(operator, types.left, types.right);
  if (result === undefined) {
    checker.reporter.report(
      arithmeticTypes,
      expression.operatorSpan,
      { operator, left: typeWords(types.left), right: typeWords(types.right) },
      {
        ...withHelp(helpFor(operator, types.left, types.right)),
        related: [...declaredHere(checker, left, scope), ...declaredHere(checker, right, scope)],
      },
    );
    return broken(span);
  }
  return {
    kind: "arithmetic",
    span,
    type: result,
    optional: false,
    operator,
    left: settle(left, types.left),
    right: settle(right, types.right),
  };
}

/** The type of the result, or nothing where the operator does not take these two. */
function resultOf(operator: Arithmetic["operator"], left: Type, right: Type): Type | undefined {
  const additive = operator === "+" || operator === "-";
  if (isNumeric(left) && isNumeric(right)) {
    const whole = left.kind === "int" && right.kind === "int" && operator !== "/";
    return whole ? INT : NUMBER;
  }
  if (additive) {
    if (left.kind === "duration" && right.kind === "duration") return DURATION;
    if (left.kind === "timestamp" && right.kind === "duration") return TIMESTAMP;
    if (operator === "-" && left.kind === "timestamp" && right.kind === "timestamp") return DURATION;
    return undefined;
  }
  if (left.kind === "duration" && isNumeric(right)) return DURATION;
  if (operator === "*" && isNumeric(left) && right.kind === "duration") return DURATION;
  return undefined;
}

/** What raw operands are, given the other one and what the whole is asked to be. */
function settleRaw(
  operator: Arithmetic["operator"],
  left: Type,
  right: Type,
  expected: Type | undefined,
): { left: Type; right: Type } {
  if (left.kind !== "raw" && right.kind !== "raw") return { left, right };
  const additive = operator === "+" || operator === "-";
  if (left.kind === "raw" && right.kind === "raw") {
    if (additive && expected?.kind === "timestamp") return { left: TIMESTAMP, right: DURATION };
    if (operator === "-" && expected?.kind === "duration") return { left: TIMESTAMP, right: TIMESTAMP };
    if (additive && expected?.kind === "duration") return { left: DURATION, right: DURATION };
    if (!additive && expected?.kind === "duration") return { left: DURATION, right: NUMBER };
    return { left: NUMBER, right: NUMBER };
  }
  const known = left.kind === "raw" ? right : left;
  let other: Type = known;
  if (!additive) other = known.kind === "duration" && operator === "/" && left.kind === "raw" ? DURATION : NUMBER;
  else if (known.kind === "timestamp" && left.kind !== "raw")
    other = operator === "-" && expected?.kind === "duration" ? TIMESTAMP : DURATION;
  else if (known.kind === "duration" && left.kind === "raw" && expected?.kind === "timestamp") other = TIMESTAMP;
  if (isNumeric(other)) other = NUMBER;
  return left.kind === "raw" ? { left: other, right } : { left, right: other };
}

function helpFor(operator: Arithmetic["operator"], left: Type, right: Type): string | undefined {
  if (operator === "+" && left.kind === "duration" && right.kind === "timestamp")
    return "write the instant first: `event.time + 4h`";
  if (operator === "+" && (left.kind === "string" || right.kind === "string"))
    return "text is not joined by `+`; in a message, braces put values into text";
  if (left.kind === "bytes" || right.kind === "bytes") return "sizes can be compared, but are not added or multiplied";
  return undefined;
}
