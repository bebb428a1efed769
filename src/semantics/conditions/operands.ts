/** The operands of a condition: which are constants, which stand for a field, and when all of one is there. */
import type { ScalarType } from "../types.js";
import type { LiteralValue, TypedExpr } from "../model.js";
import { numberOf } from "./evaluate.js";

/** Org constants by their value. */
export function constant(expr: TypedExpr): TypedExpr {
  return expr.kind === "org" ? constant(expr.value) : expr;
}

/** The value of an expression that is the same at every moment. */
export function fixedValue(expr: TypedExpr): LiteralValue | undefined {
  switch (expr.kind) {
    case "literal":
      return expr.value;
    case "org":
      return fixedValue(expr.value);
    case "minus": {
      const value = fixedValue(expr.operand);
      return typeof value === "number" ? 0 - value : undefined;
    }
    case "list": {
      const items = expr.items.map(fixedValue);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    default:
      return undefined;
  }
}

/** The constant elements of a list that is written out. */
export function fixedElements(expr: TypedExpr): readonly Exclude<LiteralValue, readonly LiteralValue[]>[] | undefined {
  const value = fixedValue(expr);
  return typeof value === "object" ? value.flatMap((item) => (typeof item === "object" ? [] : [item])) : undefined;
}

/** One of two cases of a comparison: what must be there or missing, and the comparison without that `otherwise`. */
export interface Case {
  readonly asks: TypedExpr;
  readonly there: boolean;
  readonly expr: TypedExpr;
}

/** `(x otherwise 3) > 2` is `x > 2` where `x` is there, else `3 > 2`. */
export function withoutOtherwise(expr: TypedExpr): readonly [Case, Case] | undefined {
  switch (expr.kind) {
    case "otherwise":
      return [
        { asks: expr.left, there: true, expr: expr.left },
        { asks: expr.left, there: false, expr: expr.right },
      ];
    case "comparison":
    case "arithmetic":
      return (
        mapCases(withoutOtherwise(expr.left), (left) => ({ ...expr, left })) ??
        mapCases(withoutOtherwise(expr.right), (right) => ({ ...expr, right }))
      );
    case "pattern":
      return mapCases(withoutOtherwise(expr.left), (left) => ({ ...expr, left }));
    case "call":
      for (const [at, argument] of expr.arguments.entries()) {
        const cases = mapCases(withoutOtherwise(argument), (other) => ({
          ...expr,
          arguments: expr.arguments.with(at, other),
        }));
        if (cases !== undefined) return cases;
      }
      return undefined;
    default:
      return undefined;
  }
}

function mapCases(
  cases: readonly [Case, Case] | undefined,
  change: (expr: TypedExpr) => TypedExpr,
): readonly [Case, Case] | undefined {
  if (cases === undefined) return undefined;
  const [one, other] = cases;
  return [
    { ...one, expr: change(one.expr) },
    { ...other, expr: change(other.expr) },
  ];
}

/** `x + 5 > 8` is `x > 3`, between whole numbers; anything else stays as it is. */
export function withoutSum(
  expr: TypedExpr,
  operator: string,
  number: number,
): { expr: TypedExpr; operator: string; number: number } {
  let [at, against, reached] = [expr, operator, number];
  while (WHOLE.has(at.type.kind) && Number.isSafeInteger(reached)) {
    if (at.kind !== "arithmetic" || (at.operator !== "+" && at.operator !== "-")) break;
    const { left, right } = at;
    const leftNumber = wholeOf(left);
    const rightNumber = wholeOf(right);
    if (rightNumber !== undefined && isWhole(left)) {
      [at, reached] = [left, at.operator === "+" ? reached - rightNumber : reached + rightNumber];
    } else if (leftNumber !== undefined && isWhole(right)) {
      if (at.operator === "+") [at, reached] = [right, reached - leftNumber];
      else [at, against, reached] = [right, MIRRORED[against] ?? against, leftNumber - reached];
    } else break;
  }
  return Number.isSafeInteger(reached) || at === expr
    ? { expr: at, operator: against, number: reached }
    : { expr, operator, number };
}

/** Its values are whole numbers, and sums with them are exact: fields, and sums and differences of such. */
function isWhole(expr: TypedExpr): boolean {
  if (expr.kind === "event" || expr.kind === "person") return WHOLE.has(expr.type.kind);
  if (expr.kind === "arithmetic") return expr.operator !== "*" && expr.operator !== "/" && isSmallSum(expr);
  return false;
}

function isSmallSum(expr: Extract<TypedExpr, { kind: "arithmetic" }>): boolean {
  return [expr.left, expr.right].every((side) => wholeOf(side) !== undefined || isWhole(side));
}

function wholeOf(expr: TypedExpr): number | undefined {
  const value = fixedValue(expr);
  const number = value === undefined ? undefined : numberOf(value, expr.type);
  return Number.isSafeInteger(number) && Math.abs(number!) < 2 ** 50 ? number : undefined;
}

/** Types whose fields hold whole numbers only. */
export const WHOLE: ReadonlySet<ScalarType["kind"] | string> = new Set(["int", "bytes", "duration", "timestamp"]);

export const MIRRORED: Readonly<Record<string, string | undefined>> = {
  is: "is",
  "is not": "is not",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
