/** Whether a condition can hold at all. `false` is certain; `true` may also mean that it could not be told. */
import { allOf, anyOf, canHold, Conditions, type Formula, TRUE } from "../../semantics/conditions/index.js";
import type { Expr } from "../../bundle/types.js";
import { all, not, type Condition } from "./condition.js";
import { literal } from "./expressions.js";
import type { Side } from "./side.js";
import { typedExpr, typedVocabulary } from "./typed.js";

export function mayHold(condition: Condition): boolean {
  return canHold(new Translation().of(condition, true));
}

class Translation {
  private readonly conditions = new Map<Side, Conditions>();

  of(condition: Condition, holds: boolean): Formula {
    switch (condition.kind) {
      case "not":
        return this.of(condition.part, !holds);
      case "reads":
        // Taken for possible, either way.
        return TRUE;
      case "test": {
        const { side, expr } = condition;
        const counted = asThreshold(condition);
        if (counted !== undefined) return this.of(counted, holds);
        return this.ofSide(side).of(typedExpr(expr, side.type, side.bundle), holds);
      }
      default: {
        const parts = condition.parts.map((part) => this.of(part, holds));
        return (condition.kind === "all") === holds ? allOf(parts) : anyOf(parts);
      }
    }
  }

  private ofSide(side: Side): Conditions {
    let conditions = this.conditions.get(side);
    if (conditions === undefined) {
      conditions = new Conditions(typedVocabulary(side.bundle), side.type);
      this.conditions.set(side, conditions);
    }
    return conditions;
  }
}

/** A count is there always, so that each comparison with it says the same as one or two that begin with `at least`. */
function asThreshold({ side, expr }: Extract<Condition, { kind: "test" }>): Condition | undefined {
  if (!("args" in expr) || expr.op === "like" || expr.op === "matches") return undefined;
  const [first, second] = expr.args as readonly [Expr, Expr | undefined];
  if ((first.op !== "count" && first.op !== "distinct") || second?.op !== "literal") return undefined;
  const bound = second.value;
  if (typeof bound !== "number") return undefined;
  const atLeast = (count: number): Condition => ({
    kind: "test",
    side,
    expr: { op: "greater_or_equal", type: "bool", args: [first, literal("int", count)] },
  });
  switch (expr.op) {
    case "greater":
      return atLeast(bound + 1);
    case "less":
      return not(atLeast(bound));
    case "less_or_equal":
      return not(atLeast(bound + 1));
    case "is":
      return all([atLeast(bound), not(atLeast(bound + 1))]);
    case "is_not":
      return not(all([atLeast(bound), not(atLeast(bound + 1))]));
    default:
      return undefined;
  }
}
