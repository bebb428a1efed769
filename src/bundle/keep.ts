/**
 * How many of the latest times (or values) decide a comparison of a count with a whole number k: the k latest decide
 * `>= k` and `< k`, one more decides `> k`, `<= k`, `is k` and `is not k`. With the number on the left the comparison is
 * read from the right. At least one is kept, so that a comparison which always has the same outcome stays legal.
 */
import type { Expr, Operator } from "./types.js";

const MIRRORED: Partial<Record<Operator, Operator>> = {
  less: "greater",
  less_or_equal: "greater_or_equal",
  greater: "less",
  greater_or_equal: "less_or_equal",
  is: "is",
  is_not: "is_not",
};

/** Nothing where this is no comparison that can be bounded. */
export function keepFor(operator: Operator, k: number, countIs: "left" | "right"): number | undefined {
  const read = countIs === "left" ? operator : MIRRORED[operator];
  switch (read) {
    case "less":
    case "greater_or_equal":
      return Math.max(1, k);
    case "less_or_equal":
    case "greater":
    case "is":
    case "is_not":
      return Math.max(1, k + 1);
    default:
      return undefined;
  }
}

/** The number that a count is compared with, in the other operand. */
export function wholeLiteral(expr: Expr): number | undefined {
  return expr.op === "literal" && typeof expr.value === "number" && Number.isSafeInteger(expr.value)
    ? expr.value
    : undefined;
}
