/** Expressions on one line, brackets and literals as the author wrote them. */
import type { Expression, PathExpression, RecordLiteral } from "../tree.js";

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "bool":
      return String(expression.value);
    case "int":
    case "decimal":
    case "percent":
    case "duration":
    case "size":
    case "time":
    case "instant":
      return expression.text;
    case "date":
      return expression.value;
    case "string":
      return expression.raw;
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
      return `${printExpression(expression.left)} ${expression.operator} ${expression.pattern.raw}`;
    case "otherwise":
      return `${printExpression(expression.left)} otherwise ${printExpression(expression.right)}`;
    case "broken":
      return "";
  }
}

export function printPath({ root, members }: PathExpression): string {
  const written = members.map((member) => {
    if (member.kind === "index") return `[${member.index}]`;
    return member.quoted ? `.${JSON.stringify(member.name)}` : `.${member.name}`;
  });
  return root.text + written.join("");
}

export function printRecord({ pairs }: RecordLiteral): string {
  if (pairs.length === 0) return "{}";
  return `{ ${pairs.map(({ name, value }) => `${name.text}: ${printExpression(value)}`).join(", ")} }`;
}
