/** `is`, `<`, `in`, `contains`, `starts with` and their relatives. */
import { unreachable } from "../../base/invariant.js";
import { listCompared } from "../../diagnostics/catalogue/types/list-compared.js";
import { notOrdered } from "../../diagnostics/catalogue/types/not-ordered.js";
import { operandType } from "../../diagnostics/catalogue/types/operand-type.js";
import type { ComparisonOperator, Expression } from "../../syntax/tree.js";
import { isBuiltIn } from "../built-in.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { BOOL, fits, isOpen, isOrdered, isScalar, join, meets, NUMBER, RAW, STRING, typeWords } from "../type-rules.js";
import type { ScalarType, Type } from "../types.js";
import { countOperand, inferCountComparison } from "./count-comparisons.js";
import { reportEmptiness } from "./emptiness.js";
import { infer } from "./infer.js";
import { withHelp } from "./literals.js";
import { type Operand, reportMismatch } from "./mismatch.js";
import { broken, declaredHere, describe, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

type Comparison = Extract<Expression, { kind: "comparison" }>;

export function inferComparison(checker: Checker, expression: Comparison, scope: Scope): TypedExpr {
  const history = countOperand(expression);
  if (history !== undefined) return inferCountComparison(checker, expression, history, scope);
  const operands = inferOperands(checker, expression, scope);
  if (operands === undefined) return { ...broken(expression.span), type: BOOL };
  const [left, right] = operands;
  if (left.typed.type.kind === "error" || right.typed.type.kind === "error")
    return { ...broken(expression.span), type: BOOL };
  const types = check(checker, expression, left, right, scope);
  if (types === undefined) return { ...broken(expression.span), type: BOOL };
  return {
    kind: "comparison",
    span: expression.span,
    type: BOOL,
    optional: false,
    operator: expression.operator,
    left: settle(left.typed, types.left),
    right: settle(right.typed, types.right),
  };
}

/** Nothing where it was no comparison of two values, which is reported. Each side may need the other's type to be understood: bare words and quoted values left of `is`, lists of them. */
function inferOperands(checker: Checker, expression: Comparison, scope: Scope): [Operand, Operand] | undefined {
  const { operator, left, right } = expression;
  if (asksForContext(checker, left) && !asksForContext(checker, right)) {
    const second = present(checker, infer(checker, right, scope));
    const first = present(checker, infer(checker, left, scope, leftFromRight(operator, second.type)));
    return [
      { expression: left, typed: first },
      { expression: right, typed: second },
    ];
  }
  const asked = infer(checker, left, scope);
  if (reportEmptiness(checker, expression, asked)) return undefined;
  const first = present(checker, asked);
  const second = present(checker, infer(checker, right, scope, rightFromLeft(operator, first.type)));
  return [
    { expression: left, typed: first },
    { expression: right, typed: second },
  ];
}

function asksForContext(checker: Checker, expression: Expression): boolean {
  switch (expression.kind) {
    case "group":
      return asksForContext(checker, expression.operand);
    case "list":
      return expression.items.every((item) => asksForContext(checker, item));
    case "path": {
      const word = expression.root.text;
      return expression.members.length === 0 && word !== "risk" && checker.names.find("segment", word) === undefined;
    }
    case "string":
    case "int":
    case "decimal":
    case "minus":
      return true;
    default:
      return false;
  }
}

function rightFromLeft(operator: ComparisonOperator, left: Type): Type | undefined {
  // What is not understood asks for nothing, so nothing is said about the words that it meets.
  if (left.kind === "error") return left;
  switch (operator) {
    case "in":
    case "not in":
      return isScalar(left) ? { kind: "list", of: left } : undefined;
    case "contains":
      return left.kind === "list" ? left.of : left.kind === "string" ? left : undefined;
    case "starts with":
    case "ends with":
      return STRING;
    default:
      return isOpen(left) ? undefined : left;
  }
}

function leftFromRight(operator: ComparisonOperator, right: Type): Type | undefined {
  if (right.kind === "error") return right;
  switch (operator) {
    case "in":
    case "not in":
      return right.kind === "list" ? right.of : undefined;
    case "contains":
      return isScalar(right) && right.kind !== "string" ? { kind: "list", of: right } : undefined;
    case "starts with":
    case "ends with":
      return STRING;
    default:
      return isOpen(right) ? undefined : right;
  }
}

/** The types that the two sides take, or nothing where they do not meet, which is reported. */
function check(
  checker: Checker,
  expression: Comparison,
  left: Operand,
  right: Operand,
  scope: Scope,
): { left: Type; right: Type } | undefined {
  const { operator } = expression;
  switch (operator) {
    case "is":
    case "is not":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return checkTwoOfOneType(checker, expression, left, right, scope);
    case "in":
    case "not in":
      return checkMembership(checker, operator, { element: left, list: right }, scope);
    case "contains":
      return checkContains(checker, left, right, scope);
    case "contains any of":
    case "contains all of":
      return checkListOverlap(checker, operator, left, right, scope);
    case "starts with":
    case "ends with":
      return checkStrings(checker, operator, [left, right], scope) ? { left: STRING, right: STRING } : undefined;
    default:
      return unreachable(operator);
  }
}

function isList(type: Type): boolean {
  return type.kind === "list" || type.kind === "empty_list";
}

function checkTwoOfOneType(
  checker: Checker,
  expression: Comparison,
  left: Operand,
  right: Operand,
  scope: Scope,
): { left: Type; right: Type } | undefined {
  const { operator } = expression;
  const list = [left, right].find((operand) => isList(operand.typed.type));
  if (list !== undefined) {
    checker.reporter.report(
      listCompared,
      expression.operatorSpan,
      { what: describe(list.expression), operator },
      {
        related: declaredHere(checker, list.typed, scope),
        help: "write `contains`, `contains any of`, `in`, or compare its `length(…)`",
      },
    );
    return undefined;
  }
  if (!meets(left.typed.type, right.typed.type)) {
    reportMismatch(checker, left, right, scope);
    return undefined;
  }
  const type = join(left.typed.type, right.typed.type);
  if (operator !== "is" && operator !== "is not" && !isOrdered(type)) {
    const model = type.kind === "enum" ? checker.enums.get(type.name) : undefined;
    checker.reporter.report(
      notOrdered,
      expression.operatorSpan,
      { operator, type: typeWords(type) },
      model === undefined || isBuiltIn(model.span)
        ? {}
        : {
            related: [{ span: model.span, message: "declared here, without an order" }],
            help: `if its values are written from the least to the greatest, declare it as \`enum ${model.name} ordered\``,
          },
    );
    return undefined;
  }
  // Two raw values: ordered ones are read as numbers, others as text.
  const settled = type.kind === "raw" ? (operator === "is" || operator === "is not" ? STRING : NUMBER) : type;
  return { left: settled, right: settled };
}

function checkMembership(
  checker: Checker,
  operator: ComparisonOperator,
  sides: { readonly element: Operand; readonly list: Operand },
  scope: Scope,
): { left: Type; right: Type } | undefined {
  const { element, list } = sides;
  if (!isOpen(list.typed.type) && !isList(list.typed.type)) {
    reportOperand(checker, operator, "a list on its right", list, scope, "a list is written in brackets: `[a, b]`");
    return undefined;
  }
  if (isList(element.typed.type)) {
    reportOperand(checker, operator, "one value on its left", element, scope, SEVERAL);
    return undefined;
  }
  const of = list.typed.type.kind === "list" ? list.typed.type.of : RAW;
  if (!meets(element.typed.type, of)) {
    reportMismatch(checker, element, list, scope);
    return undefined;
  }
  const type = join(element.typed.type, of);
  const settled: ScalarType = isScalar(type) ? type : STRING;
  return { left: settled, right: { kind: "list", of: settled } };
}

/** A list and an element, or a string and a part of it. */
function checkContains(
  checker: Checker,
  left: Operand,
  right: Operand,
  scope: Scope,
): { left: Type; right: Type } | undefined {
  const { type } = left.typed;
  if (isList(type)) {
    if (isList(right.typed.type)) {
      reportOperand(checker, "contains", "one value on its right", right, scope, SEVERAL);
      return undefined;
    }
    const sides = checkMembership(checker, "contains", { element: right, list: left }, scope);
    return sides === undefined ? undefined : { left: sides.right, right: sides.left };
  }
  if (type.kind === "raw") {
    // A raw value that is asked for text is text; asked for anything else it is a list.
    const of = right.typed.type;
    if (isScalar(of) && of.kind !== "string") return { left: { kind: "list", of }, right: of };
    if (isList(of)) {
      reportOperand(checker, "contains", "one value on its right", right, scope, SEVERAL);
      return undefined;
    }
    return { left: STRING, right: STRING };
  }
  if (type.kind !== "string") {
    reportOperand(checker, "contains", "a list or text on its left", left, scope);
    return undefined;
  }
  return checkStrings(checker, "contains", [right], scope) ? { left: STRING, right: STRING } : undefined;
}

function checkListOverlap(
  checker: Checker,
  operator: ComparisonOperator,
  left: Operand,
  right: Operand,
  scope: Scope,
): { left: Type; right: Type } | undefined {
  const wrong = [left, right].find((operand) => !isOpen(operand.typed.type) && !isList(operand.typed.type));
  if (wrong !== undefined) {
    reportOperand(checker, operator, "a list on both sides", wrong, scope, "a list is written in brackets: `[a, b]`");
    return undefined;
  }
  if (!meets(left.typed.type, right.typed.type)) {
    reportMismatch(checker, left, right, scope);
    return undefined;
  }
  const type = join(left.typed.type, right.typed.type);
  const settled: Type = type.kind === "list" ? type : { kind: "list", of: STRING };
  return { left: settled, right: settled };
}

export function checkStrings(checker: Checker, operator: string, operands: readonly Operand[], scope: Scope): boolean {
  const wrong = operands.find((operand) => !fits(operand.typed.type, STRING));
  if (wrong === undefined) return true;
  reportOperand(
    checker,
    operator,
    operator === "contains" ? "text on its right when there is text on its left" : "text",
    wrong,
    scope,
  );
  return false;
}

const SEVERAL = "for several values there is `contains any of` and `contains all of`";

export function reportOperand(
  checker: Checker,
  operator: string,
  wants: string,
  operand: Operand,
  scope: Scope,
  help?: string,
): void {
  checker.reporter.report(
    operandType,
    operand.expression.span,
    { operator, wants, found: describe(operand.expression), type: typeWords(operand.typed.type) },
    { ...withHelp(help), related: declaredHere(checker, operand.typed, scope) },
  );
}
