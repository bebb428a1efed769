/** Typed expressions to the bundle's: segments and constants written out, history numbered, literals in record form. */
import { invariant } from "../../base/invariant.js";
import type { Json } from "../../base/json.js";
import { keepFor, wholeLiteral } from "../../bundle/keep.js";
import type { Expr, Operator } from "../../bundle/types.js";
import type { TypedExpr } from "../../semantics/model.js";
import type { ComparisonOperator } from "../../syntax/tree.js";
import { type Lowering, sortedNames } from "./lowering.js";
import { lowerType, lowerValue } from "./values.js";

const comparisons: Readonly<Record<ComparisonOperator, Operator>> = {
  is: "is",
  "is not": "is_not",
  "<": "less",
  "<=": "less_or_equal",
  ">": "greater",
  ">=": "greater_or_equal",
  in: "in",
  "not in": "not_in",
  contains: "contains",
  "contains any of": "contains_any",
  "contains all of": "contains_all",
  "starts with": "starts_with",
  "ends with": "ends_with",
};
const arithmetic = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;

type Counted = Extract<TypedExpr, { kind: "count" | "distinct" }>;

export function lowerExpr(expr: TypedExpr, lowering: Lowering): Expr {
  // A constant and a segment are as deep as what they stand for.
  if (expr.kind === "org") return lowerExpr(expr.value, lowering);
  if (expr.kind === "segment") return lowerSegment(expr, lowering);
  if (expr.kind === "literal") return lowerOperator(expr, lowering);
  return lowering.nested(expr.span, () => lowerOperator(expr, lowering));
}

function lowerOperator(expr: Exclude<TypedExpr, { kind: "org" | "segment" }>, lowering: Lowering): Expr {
  switch (expr.kind) {
    case "literal":
      return { op: "literal", type: lowerType(expr.type), value: lowerValue(expr.value, expr.type, lowering.model) };
    case "event":
      return { op: "event", type: lowerType(expr.type), name: expr.field };
    case "person":
      return { op: "person", type: lowerType(expr.type), name: expr.attribute };
    case "risk":
      return { op: "risk", type: { enum: "Risk" } };
    case "raw":
      return { op: expr.root, type: lowerType(expr.type), path: expr.path };
    case "list":
      return lowerList(expr, lowering);
    case "and":
    case "or":
      return { op: expr.kind, type: "bool", args: expr.operands.map((operand) => lowerExpr(operand, lowering)) };
    case "not":
    case "exists":
      return { op: expr.kind, type: "bool", args: [lowerExpr(expr.operand, lowering)] };
    case "minus":
      return lowerMinus(expr, lowering);
    case "comparison":
      return lowerComparison(expr, lowering);
    case "pattern":
      return { op: expr.operator, type: "bool", args: [lowerExpr(expr.left, lowering)], pattern: expr.pattern };
    case "arithmetic":
      return operator(arithmetic[expr.operator], expr, [expr.left, expr.right], lowering);
    case "otherwise":
      return operator("otherwise", expr, [expr.left, expr.right], lowering);
    case "call":
      lowering.functions.add(expr.function);
      return operator(expr.function, expr, expr.arguments, lowering);
    case "first_time": {
      const positions = sortedNames(expr.on).map((on) => {
        return [on, lowering.history.position({ kind: "first_time", on, withinMs: expr.withinMs, keep: 2 })] as const;
      });
      return { op: "first_time", type: "bool", history: Object.fromEntries(positions) };
    }
    case "count":
    case "distinct":
      invariant(false, "a count stands in a comparison with a whole literal");
  }
}

function operator(op: Operator, expr: TypedExpr, operands: readonly TypedExpr[], lowering: Lowering): Expr {
  return { op, type: lowerType(expr.type), args: operands.map((operand) => lowerExpr(operand, lowering)) };
}

function lowerSegment({ name, span }: Extract<TypedExpr, { kind: "segment" }>, lowering: Lowering): Expr {
  const known = lowering.segments.get(name);
  if (known) {
    lowering.reaches(known.height, span);
    return known.expr;
  }
  const segment = lowering.model.segments.get(name);
  invariant(segment, `the segment \`${name}\` is declared`);
  const measured = lowering.measured(() => lowerExpr(segment.when, lowering));
  lowering.segments.set(name, measured);
  return measured.expr;
}

/** A list of literals is a literal. */
function lowerList(expr: Extract<TypedExpr, { kind: "list" }>, lowering: Lowering): Expr {
  const items = expr.items.map((item) => lowerExpr(item, lowering));
  const type = lowerType(expr.type);
  const values: Json[] = [];
  for (const item of items) {
    if (item.op !== "literal") return { op: "list", type, args: items };
    values.push(item.value);
  }
  return { op: "literal", type, value: values };
}

/** `-5` is a literal. */
function lowerMinus(expr: Extract<TypedExpr, { operand: TypedExpr }>, lowering: Lowering): Expr {
  const operand = lowerExpr(expr.operand, lowering);
  if (operand.op === "literal" && typeof operand.value === "number") return { ...operand, value: 0 - operand.value };
  return { op: "minus", type: lowerType(expr.type), args: [operand] };
}

function lowerComparison(expr: Extract<TypedExpr, { kind: "comparison" }>, lowering: Lowering): Expr {
  const op = comparisons[expr.operator];
  const { left, right } = expr;
  if (isCounted(left)) {
    const number = lowerExpr(right, lowering);
    return { op, type: "bool", args: [lowerCount(left, op, number, "left", lowering), number] };
  }
  if (isCounted(right)) {
    const number = lowerExpr(left, lowering);
    return { op, type: "bool", args: [number, lowerCount(right, op, number, "right", lowering)] };
  }
  return { op, type: "bool", args: [lowerExpr(left, lowering), lowerExpr(right, lowering)] };
}

function isCounted(expr: TypedExpr): expr is Counted {
  return expr.kind === "count" || expr.kind === "distinct";
}

/** Each comparison asks for an entry of its own, by how much decides it; those that keep the same are one entry. */
function lowerCount(expr: Counted, op: Operator, number: Expr, side: "left" | "right", lowering: Lowering): Expr {
  if (lowering.tooDeep) return number;
  const k = wholeLiteral(number);
  const keep = k === undefined ? undefined : keepFor(op, k, side);
  invariant(keep !== undefined, "a count is compared with a whole literal");
  const { withinMs } = expr;
  if (expr.kind === "count") {
    const when = expr.where && lowerExpr(expr.where, lowering);
    const entry = { kind: "count", on: expr.on, ...(when ? { when } : {}), withinMs, keep } as const;
    return { op: "count", type: "int", history: lowering.history.position(entry) };
  }
  const positions = sortedNames(expr.on).map((on) => {
    return [on, lowering.history.position({ kind: "distinct", on, field: expr.field, withinMs, keep })] as const;
  });
  return { op: "distinct", type: "int", history: Object.fromEntries(positions) };
}
