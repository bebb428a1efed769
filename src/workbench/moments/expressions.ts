/** Expressions of a bundle taken apart: what they look at, which constants stand in them, and parts put in place of others. */
import type { Bundle, Expr, History, Type } from "../../bundle/types.js";

/** Operands, of whatever operator. */
export function operandsOf(expr: Expr): readonly Expr[] {
  return "args" in expr ? expr.args : [];
}

export function* partsOf(expr: Expr): Generator<Expr> {
  yield expr;
  for (const operand of operandsOf(expr)) yield* partsOf(operand);
}

export function mentionsRisk(expr: Expr | undefined): boolean {
  return expr !== undefined && [...partsOf(expr)].some(({ op }) => op === "risk");
}

/** Each part for which `other` gives something is replaced by it; what holds none of them stays the same object. */
export function replaced(expr: Expr, other: (part: Expr) => Expr | undefined): Expr {
  const instead = other(expr);
  if (instead !== undefined) return instead;
  const operands = operandsOf(expr);
  if (operands.length === 0) return expr;
  const changed = operands.map((operand) => replaced(operand, other));
  return changed.every((operand, at) => operand === operands[at]) ? expr : ({ ...expr, args: changed } as Expr);
}

/** What an expression of a present event of this type remembers; undefined where that is nothing. */
export function historyOf(expr: Expr, type: string, bundle: Pick<Bundle, "history">): History | undefined {
  const position =
    expr.op === "count"
      ? expr.history
      : (expr.op === "distinct" || expr.op === "first_time") && Object.hasOwn(expr.history, type)
        ? expr.history[type]
        : undefined;
  return position === undefined ? undefined : bundle.history[position];
}

export function literal(type: Type, value: Extract<Expr, { op: "literal" }>["value"]): Expr {
  return { op: "literal", type, value };
}
