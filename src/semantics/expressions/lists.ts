/** List literals: all items are of one type; ints among numbers are numbers. */
import { listInList } from "../../diagnostics/catalogue/types/list-in-list.js";
import { mixedList } from "../../diagnostics/catalogue/types/mixed-list.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { isScalar, join, meets, RAW, STRING, typeWords } from "../type-rules.js";
import type { ScalarType, Type } from "../types.js";
import { infer } from "./infer.js";
import { broken, literal, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

export function inferList(
  checker: Checker,
  expression: Extract<Expression, { kind: "list" }>,
  scope: Scope,
  expected: Type | undefined,
): TypedExpr {
  const { span } = expression;
  const wanted = expected?.kind === "list" ? expected.of : expected?.kind === "raw" ? undefined : expected;
  if (expression.items.length === 0)
    return literal(
      span,
      wanted === undefined || !isScalar(wanted) ? { kind: "empty_list" } : { kind: "list", of: wanted },
      [],
    );
  let type: Type = RAW;
  let first: { item: Expression; type: Type } | undefined;
  const inferred: TypedExpr[] = [];
  for (const [position, item] of expression.items.entries()) {
    const known = wanted ?? (type.kind === "enum" ? type : undefined);
    const typed = present(checker, infer(checker, item, scope, known));
    if (typed.type.kind === "error") return finish(checker, expression, position, scope, wanted);
    if (typed.type.kind === "list" || typed.type.kind === "empty_list") {
      checker.reporter.report(listInList, item.span, undefined);
      return broken(span);
    }
    if (first !== undefined && !meets(type, typed.type)) {
      checker.reporter.report(
        mixedList,
        item.span,
        { first: typeWords(type), other: typeWords(typed.type) },
        { related: [{ span: first.item.span, message: `this is ${typeWords(first.type)}` }] },
      );
      return broken(span);
    }
    type = join(type, typed.type);
    if (typed.type.kind !== "raw") first ??= { item, type: typed.type };
    inferred.push(typed);
  }
  const of: ScalarType = isScalar(type) ? type : STRING;
  const items = inferred.map((item) => settle(item, of));
  if (items.every((item) => item.kind === "literal")) {
    return literal(
      span,
      { kind: "list", of },
      items.map((item) => item.value),
    );
  }
  return { kind: "list", span, type: { kind: "list", of }, optional: false, items };
}

/** After a broken item those behind it are still looked at, for mistakes of their own. */
function finish(
  checker: Checker,
  expression: Extract<Expression, { kind: "list" }>,
  brokenAt: number,
  scope: Scope,
  wanted: Type | undefined,
): TypedExpr {
  for (const item of expression.items.slice(brokenAt + 1)) infer(checker, item, scope, wanted);
  return broken(expression.span);
}
