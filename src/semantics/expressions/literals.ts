/** Literals, and what a literal may turn into: a string where a time zone or a locale is asked for. */
import { formatTimeOfDay } from "../../base/instant.js";
import { unreachable } from "../../base/invariant.js";
import { formatPercent } from "../../base/units.js";
import { numberWithoutUnit } from "../../diagnostics/catalogue/types/number-without-unit.js";
import { quotedValue } from "../../diagnostics/catalogue/types/quoted-value.js";
import type { ReportDetails } from "../../diagnostics/define.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { checkLocaleShape, checkTimezone } from "../declarations/places.js";
import type { TypedExpr } from "../model.js";
import { choices } from "../reporter.js";
import {
  BOOL,
  DURATION,
  type EnumType,
  INT,
  NUMBER,
  PERCENTAGE,
  STRING,
  TIME,
  TIMESTAMP,
  typeWords,
} from "../type-rules.js";
import type { Type } from "../types.js";
import { infer } from "./infer.js";
import { broken, literal, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

type Literal = Extract<
  Expression,
  { kind: "bool" | "int" | "decimal" | "percent" | "duration" | "size" | "string" | "time" | "date" | "instant" }
>;

export function inferLiteral(checker: Checker, expression: Literal, expected: Type | undefined): TypedExpr {
  const { span } = expression;
  switch (expression.kind) {
    case "bool":
      return literal(span, BOOL, expression.value);
    case "int":
    case "decimal":
      return inferNumber(checker, expression, expected);
    case "percent":
      return literal(span, PERCENTAGE, expression.value);
    case "duration":
      return literal(span, DURATION, expression.value);
    case "size":
      return literal(span, { kind: "bytes" }, expression.value);
    case "string":
      return inferString(checker, expression, expected);
    case "time":
      return literal(span, TIME, formatTimeOfDay(expression.value));
    case "date":
      return literal(span, { kind: "date" }, expression.value);
    case "instant":
      return literal(span, TIMESTAMP, expression.value);
    default:
      return unreachable(expression);
  }
}

const UNIT_EXAMPLES: Readonly<Record<string, string>> = { bytes: "25MB", duration: "15m", percentage: "80%" };

function inferNumber(
  checker: Checker,
  expression: Extract<Expression, { kind: "int" | "decimal" }>,
  expected: Type | undefined,
): TypedExpr {
  const example = expected === undefined ? undefined : UNIT_EXAMPLES[expected.kind];
  if (expected !== undefined && example !== undefined) {
    const share = expression.value * 100;
    const percent =
      expected.kind === "percentage" && share >= 0 && share <= 100 ? formatPercent(expression.value) : undefined;
    checker.reporter.report(
      numberWithoutUnit,
      expression.span,
      { number: expression.text, type: typeWords(expected) },
      percent === undefined
        ? { help: `write the unit right behind the number, as in \`${example}\`` }
        : {
            help: `write \`${percent}\``,
            fixes: [{ title: `write \`${percent}\``, edits: [{ span: expression.span, text: percent }] }],
          },
    );
    return broken(expression.span);
  }
  return literal(expression.span, expression.kind === "int" ? INT : NUMBER, expression.value);
}

function inferString(
  checker: Checker,
  expression: Extract<Expression, { kind: "string" }>,
  expected: Type | undefined,
): TypedExpr {
  const { span, value } = expression;
  if (expected?.kind === "enum") return quotedEnumValue(checker, expression, expected);
  if (expected?.kind === "timezone")
    return checkTimezone(checker, value, span) ? literal(span, expected, value) : broken(span);
  if (expected?.kind === "locale")
    return checkLocaleShape(checker, value, span) ? literal(span, expected, value) : broken(span);
  return literal(span, STRING, value);
}

/** An enum value in quotes: values are words of the language, not text. */
function quotedEnumValue(
  checker: Checker,
  expression: Extract<Expression, { kind: "string" }>,
  expected: EnumType,
): TypedExpr {
  const model = checker.enums.get(expected.name);
  const named = model?.values.find((one) => one.name === expression.value || one.record === expression.value);
  const title = named === undefined ? "" : `write \`${named.name}\``;
  checker.reporter.report(
    quotedValue,
    expression.span,
    { value: expression.value, name: expected.name },
    named === undefined
      ? withHelp(choices(model?.values.map((one) => one.name) ?? []))
      : { help: title, fixes: [{ title, edits: [{ span: expression.span, text: named.name }] }] },
  );
  return broken(expression.span);
}

/** `-` before a literal; the grammar has it nowhere else. */
export function inferMinus(
  checker: Checker,
  expression: Extract<Expression, { kind: "minus" | "not" | "exists" | "group" }>,
  scope: Scope,
  expected: Type | undefined,
): TypedExpr {
  const operand = present(checker, infer(checker, expression.operand, scope, expected));
  if (operand.kind === "literal" && typeof operand.value === "number") {
    return literal(expression.span, operand.type, operand.value === 0 ? 0 : -operand.value);
  }
  if (operand.type.kind === "error") return broken(expression.span);
  return {
    kind: "minus",
    span: expression.span,
    type: operand.type,
    optional: false,
    operand: settle(operand, NUMBER),
  };
}

export function withHelp(help: string | undefined): ReportDetails {
  return help === undefined ? {} : { help };
}
