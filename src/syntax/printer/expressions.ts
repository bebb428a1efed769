/** Expressions on one line, in the canonical layout; literals and brackets as written. */
import { unreachable } from "../../base/invariant.js";
import { formatTimeOfDay } from "../../base/units.js";
import { quote } from "../lexer/strings.js";
import type { Expression, PathExpression, PathMember, RecordLiteral, StringLiteral } from "../tree.js";

/** Stands for what could not be read; a text with it in is never compiled. */
export const unreadable = "…";

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "bool":
      return String(expression.value);
    case "int":
    case "decimal":
    case "percent":
    case "duration":
    case "size":
    case "instant":
      return expression.text;
    case "time":
      return formatTimeOfDay(expression.value);
    case "string":
      return printString(expression);
    case "date":
      return expression.value;
    case "list":
      return `[${expression.items.map(printExpression).join(", ")}]`;
    case "path":
      return printPath(expression);
    case "call":
      return `${expression.function.text}(${expression.arguments.map(printExpression).join(", ")})`;
    case "count": {
      const where = expression.where === undefined ? "" : ` where ${printExpression(expression.where)}`;
      return `count(${expression.type.text}${where} within ${expression.within.text})`;
    }
    case "distinct":
      return `distinct(${printPath(expression.path)} within ${expression.within.text})`;
    case "first_time":
      return `first time within ${expression.within.text}`;
    case "and":
    case "or":
      return expression.operands.map(printExpression).join(` ${expression.kind} `);
    case "not":
      return `not ${printExpression(expression.operand)}`;
    case "minus":
      return `-${printExpression(expression.operand)}`;
    case "exists":
      return `${printExpression(expression.operand)} exists`;
    case "group":
      return `(${printExpression(expression.operand)})`;
    case "comparison":
    case "arithmetic":
      return `${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)}`;
    case "pattern":
      return `${printExpression(expression.left)} ${expression.operator} ${printString(expression.pattern)}`;
    case "otherwise":
      return `${printExpression(expression.left)} otherwise ${printExpression(expression.right)}`;
    case "broken":
      return unreadable;
    default:
      return unreachable(expression);
  }
}

export function printPath(path: PathExpression): string {
  return path.root.text + path.members.map(printMember).join("");
}

function printMember(member: PathMember): string {
  if (member.kind === "index") return `[${member.index}]`;
  return `.${member.quoted ? quote(member.name) : member.name}`;
}

export function printRecord(record: RecordLiteral): string {
  if (record.pairs.length === 0) return "{}";
  return `{ ${record.pairs.map((pair) => `${pair.name.text}: ${printExpression(pair.value)}`).join(", ")} }`;
}

/** As written, or quoted anew where the text was made rather than read. */
export function printString(literal: Pick<StringLiteral, "value" | "raw">): string {
  return literal.raw === "" ? quote(literal.value) : literal.raw;
}
