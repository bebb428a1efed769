/** Formulas over variables: what a condition says once `not` is pushed down to what each variable may be. */
import type { TypedExpr } from "../model.js";
import { typeName } from "../type-rules.js";
import { difference, type ValueSet } from "./values.js";

export interface Variable {
  /** Variables with one key have the same value at the same moment. */
  readonly key: string;
  readonly universe: ValueSet;
  readonly whole: boolean;
  /** What its value is: that of an expression, or how two expressions stand to each other. */
  readonly of: readonly [TypedExpr] | readonly [TypedExpr, TypedExpr];
}

export type Formula =
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] }
  | { readonly kind: "is"; readonly variable: Variable; readonly in: ValueSet };

export const TRUE: Formula = { kind: "and", parts: [] };
export const FALSE: Formula = { kind: "or", parts: [] };

export function allOf(parts: readonly Formula[]): Formula {
  return join("and", parts, TRUE, FALSE);
}
export function anyOf(parts: readonly Formula[]): Formula {
  return join("or", parts, FALSE, TRUE);
}

function join(kind: "and" | "or", parts: readonly Formula[], nothing: Formula, decided: Formula): Formula {
  if (parts.some((part) => part === decided)) return decided;
  const left = parts.filter((part) => part !== nothing);
  return left.length === 0 ? nothing : left.length === 1 ? left[0]! : { kind, parts: left };
}

/** @param holds - false for all other values, missing too */
export function is(variable: Variable, values: ValueSet, holds: boolean): Formula {
  return { kind: "is", variable, in: holds ? values : difference(variable.universe, values) };
}

const BOTH: ValueSet = { missing: false, values: { kind: "names", names: new Set(["true", "false"]) } };
const TRUE_ONLY: ValueSet = { missing: false, values: { kind: "names", names: new Set(["true"]) } };

/** A condition that is not looked into: it agrees with itself, and with nothing else. */
export function truth(expr: TypedExpr, holds: boolean): Formula {
  return is({ key: keyOf(expr), universe: BOTH, whole: false, of: [expr] }, TRUE_ONLY, holds);
}

/** Two expressions with the same key have the same value at the same moment. */
export function keyOf(expr: TypedExpr): string {
  // By far the most frequent ones, without a detour.
  if (expr.kind === "event") return `event.${expr.field} ${typeName(expr.type)}`;
  if (expr.kind === "person") return `person.${expr.attribute} ${typeName(expr.type)}`;
  let key = keys.get(expr);
  if (key === undefined) {
    key = JSON.stringify(expr, (name, value: unknown) => (OF_THE_PLACE.has(name) ? undefined : inOrder(value)));
    keys.set(expr, key);
  }
  return key;
}
const keys = new WeakMap<TypedExpr, string>();
const OF_THE_PLACE: ReadonlySet<string> = new Set(["span", "optional"]);

/** Members in one order, whoever made the object. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
