/**
 * What a condition proves to be there. `exists` makes its operand present to the right of `and`, and in what the
 * condition guards; `not` and `or` turn that round: after `not x exists or …` the rest is asked only where x is there.
 * A guard with a mistake in it may have been meant to prove anything.
 */
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { ANYTHING_PRESENT, inAll, NOTHING_PRESENT } from "./scope.js";

/** Paths that are not missing wherever `condition` gave `outcome`. */
export function presentWhen(condition: TypedExpr, outcome: boolean, checker: Checker): ReadonlySet<string> {
  if (condition.type.kind === "error") return ANYTHING_PRESENT;
  switch (condition.kind) {
    case "exists": {
      if (outcome && condition.operand.type.kind === "error") return ANYTHING_PRESENT;
      const path = pathKey(condition.operand);
      return path === undefined || !outcome ? NOTHING_PRESENT : new Set([path]);
    }
    case "not":
      return presentWhen(condition.operand, !outcome, checker);
    case "and":
    case "or": {
      const parts = condition.operands.map((operand) => presentWhen(operand, outcome, checker));
      return (condition.kind === "and") === outcome ? union(parts) : inAll(parts);
    }
    case "segment": {
      const segment = checker.segments.get(condition.name);
      return segment === undefined ? NOTHING_PRESENT : presentInSegment(segment.when, outcome, checker);
    }
    default:
      return NOTHING_PRESENT;
  }
}

/** Segments that name others twice each would be gone through twice as often with every level: each is asked once. */
const known = {
  true: new WeakMap<TypedExpr, ReadonlySet<string>>(),
  false: new WeakMap<TypedExpr, ReadonlySet<string>>(),
};

export function presentInSegment(when: TypedExpr, outcome: boolean, checker: Checker): ReadonlySet<string> {
  const answers = known[`${outcome}`];
  const answer = answers.get(when) ?? presentWhen(when, outcome, checker);
  answers.set(when, answer);
  return answer;
}

/** How `Scope.present` names what the expression reads; nothing where it reads no single field. */
export function pathKey(expression: TypedExpr): string | undefined {
  if (expression.kind === "event") return `event.${expression.field}`;
  if (expression.kind === "person") return `person.${expression.attribute}`;
  return undefined;
}

export function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
