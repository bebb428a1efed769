/** Small pieces that every operator needs: literals, the broken result, raw values that take a type, missing values. */
import type { Span } from "../../base/span.js";
import { mayBeMissing } from "../../diagnostics/catalogue/types/may-be-missing.js";
import type { RelatedPlace } from "../../diagnostics/diagnostic.js";
import type { Expression, PathExpression } from "../../syntax/tree.js";
import { isBuiltIn } from "../built-in.js";
import type { Checker } from "../checker.js";
import type { LiteralValue, TypedExpr } from "../model.js";
import { ERROR, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { pathKey } from "./presence.js";
import type { Scope } from "./scope.js";

export function literal(span: Span, type: Type, value: LiteralValue): TypedExpr & { kind: "literal" } {
  return { kind: "literal", span, type, optional: false, value };
}

/** The result of something reported already. It agrees with everything. */
export function broken(span: Span): TypedExpr {
  return literal(span, ERROR, false);
}

/** Gives raw values and empty lists the type of what they meet. */
export function settle(expression: TypedExpr, type: Type): TypedExpr {
  if (type.kind === "raw" || type.kind === "error") return expression;
  if (expression.type.kind === "empty_list") {
    return type.kind === "list" ? { ...expression, type } : expression;
  }
  if (expression.type.kind !== "raw") return expression;
  const settled = type.kind === "empty_list" ? { kind: "list" as const, of: { kind: "string" as const } } : type;
  if (expression.kind === "otherwise") {
    const left = settle(expression.left, settled);
    return { ...expression, left, right: settle(expression.right, settled), type: settled };
  }
  return { ...expression, type: settled };
}

/** Demands that the value is there. What is reported once is taken to be there from then on. */
export function present(
  checker: Checker,
  expression: TypedExpr,
  options: { readonly noCondition?: boolean } = {},
): TypedExpr {
  if (!expression.optional) return expression;
  const path = pathKey(expression) ?? "this";
  checker.reporter.report(
    mayBeMissing,
    expression.span,
    { path },
    {
      help:
        options.noCondition === true
          ? `write \`${path} otherwise …\` with a value for then`
          : `write \`${path} exists and …\` before it, or \`${path} otherwise …\` with a value for then`,
    },
  );
  return { ...expression, optional: false };
}

/** How a message calls an expression: by its words where they are short. */
export function describe(expression: Expression): string {
  switch (expression.kind) {
    case "path":
      return `\`${pathText(expression)}\``;
    case "int":
    case "decimal":
    case "percent":
    case "duration":
    case "size":
    case "time":
    case "instant":
      return `\`${expression.text}\``;
    case "date":
      return `\`${expression.value}\``;
    case "string":
      return expression.value.length <= 40 ? `\`${JSON.stringify(expression.value)}\`` : "this text";
    case "bool":
      return `\`${expression.value}\``;
    case "call":
      return `\`${expression.function.text}(…)\``;
    case "group":
      return describe(expression.operand);
    case "minus":
      return describe(expression.operand).replace("`", "`-");
    case "list":
      return "this list";
    default:
      return "this";
  }
}

export function pathText(path: PathExpression): string {
  const members = path.members.map((member) => {
    if (member.kind === "index") return `[${member.index}]`;
    return member.quoted ? `.${JSON.stringify(member.name)}` : `.${member.name}`;
  });
  return path.root.text + members.join("");
}

/** Where the field that an expression reads is declared, as a related place. */
export function declaredHere(checker: Checker, expression: TypedExpr, scope: Scope): RelatedPlace[] {
  const field =
    expression.kind === "event"
      ? scope.events[0]?.fields.get(expression.field)
      : expression.kind === "person"
        ? checker.person.get(expression.attribute)
        : undefined;
  if (field === undefined || isBuiltIn(field.span)) return [];
  const perhaps = field.optional && field.default === undefined ? ", which may be missing" : "";
  return [{ span: field.span, message: `\`${field.name}\` is declared here, as ${typeWords(field.type)}${perhaps}` }];
}
