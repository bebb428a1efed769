/** `count`, `distinct`, `first time`: what this person did before, in a rolling window. */
import { responseNotHere } from "../../diagnostics/catalogue/names/response-not-here.js";
import { distinctOfEvent } from "../../diagnostics/catalogue/types/distinct-of-event.js";
import { historyNotHere } from "../../diagnostics/catalogue/types/history-not-here.js";
import type { Expression, PathExpression } from "../../syntax/tree.js";
import { RESPONSE } from "../built-in.js";
import type { Checker } from "../checker.js";
import { resolveEvent } from "../declarations/events.js";
import { checkWindow } from "../declarations/quantities.js";
import type { TypedExpr } from "../model.js";
import { BOOL, INT } from "../type-rules.js";
import { reportOperand } from "./comparisons.js";
import { infer, inferCondition } from "./infer.js";
import { broken, pathText } from "./results.js";
import { NOTHING_PRESENT, type Root, type Scope } from "./scope.js";

type History = Extract<Expression, { kind: "count" | "distinct" | "first_time" }>;

export function inferHistory(checker: Checker, expression: History, scope: Scope): TypedExpr {
  const { span } = expression;
  if (scope.noHistory !== undefined) {
    checker.reporter.report(historyNotHere, span, { place: scope.place, because: scope.noHistory });
    return broken(span);
  }
  const withinMs = checkWindow(checker, expression.within);
  if (expression.kind === "count") return inferCount(checker, expression, scope, withinMs);
  const on = scope.events.map((event) => event.name);
  if (expression.kind === "first_time") {
    return withinMs === undefined
      ? broken(span)
      : { kind: "first_time", span, type: BOOL, optional: false, on, withinMs };
  }
  const field = inferDistinctField(checker, expression.path, scope);
  if (field === undefined || withinMs === undefined) return broken(span);
  return { kind: "distinct", span, type: INT, optional: false, field, on, withinMs };
}

function inferCount(
  checker: Checker,
  expression: Extract<Expression, { kind: "count" }>,
  scope: Scope,
  withinMs: number | undefined,
): TypedExpr {
  const { span } = expression;
  const event = resolveEvent(checker, expression.type);
  if (event?.name === RESPONSE) {
    checker.reporter.report(responseNotHere, expression.type.span, { what: "is not counted" });
    return broken(span);
  }
  const inner: Scope = {
    file: scope.file,
    place: "`where`",
    roots: new Set(["event", "person", "org", "risk", "segment"]),
    events: event === undefined ? [] : [event],
    present: NOTHING_PRESENT,
    noHistory: "what is counted is decided when it happens, from the event, the person and the risk alone",
  };
  const where = expression.where === undefined ? undefined : inferCondition(checker, expression.where, inner);
  if (event === undefined || withinMs === undefined || where?.type.kind === "error") return broken(span);
  const count = { kind: "count", span, type: INT, optional: false, on: event.name, withinMs } as const;
  return where === undefined ? count : { ...count, where };
}

/** A field of the present event; one that is missing is not counted, so it needs no guard. */
function inferDistinctField(checker: Checker, path: PathExpression, scope: Scope): string | undefined {
  if (path.root.text === "") return undefined;
  if (path.root.text !== "event" && path.members.length > 0 && scope.roots.has(path.root.text as Root)) {
    checker.reporter.report(distinctOfEvent, path.span, { path: pathText(path) });
    return undefined;
  }
  const typed = infer(checker, path, scope);
  if (typed.kind !== "event") {
    if (typed.type.kind !== "error") checker.reporter.report(distinctOfEvent, path.span, { path: pathText(path) });
    return undefined;
  }
  if (typed.type.kind === "list") {
    const operand = { expression: path, typed };
    reportOperand(checker, "distinct", "one value for each event", operand, scope);
    return undefined;
  }
  return typed.field;
}
