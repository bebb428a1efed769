/**
 * What a condition could not be decided without: Kleene's three truth values, where what looks at a value that is not
 * known is itself unknown. `false and unknown` is false, whatever the order, so a value that another part makes
 * irrelevant is not asked for.
 */
import type { Bundle, Expr } from "../bundle/types.js";

export interface Facts {
  /** Names as conditions write them: `event.size`, `person.role`. */
  readonly leftOut: ReadonlySet<string>;
  /** The type of the present event, for expressions that remember a field of it. */
  readonly type: string;
  readonly history: Bundle["history"];
  /** Of a condition that looks at nothing that is left out. */
  readonly holds: (condition: Expr) => boolean;
}

/** The names without which the condition could hold or not; empty where it is decided. */
export function undecidedBy(condition: Expr, facts: Facts): readonly string[] {
  const truth = truthOf(condition, facts);
  return typeof truth === "boolean" ? [] : [...new Set(truth)];
}

/** True, false, or the names that it depends on. */
type Truth = boolean | readonly string[];

function truthOf(condition: Expr, facts: Facts): Truth {
  switch (condition.op) {
    case "and":
      return joined(condition.args, false, facts);
    case "or":
      return joined(condition.args, true, facts);
    case "not": {
      const truth = truthOf(condition.args[0]!, facts);
      return typeof truth === "boolean" ? !truth : truth;
    }
    default: {
      const names = namesIn(condition, facts);
      return names.length > 0 ? names : facts.holds(condition);
    }
  }
}

/** @param deciding - the value of one operand that decides, whatever the others are */
function joined(operands: readonly Expr[], deciding: boolean, facts: Facts): Truth {
  const names: string[] = [];
  for (const operand of operands) {
    const truth = truthOf(operand, facts);
    if (truth === deciding) return deciding;
    if (typeof truth !== "boolean") names.push(...truth);
  }
  return names.length > 0 ? names : !deciding;
}

function namesIn(expression: Expr, facts: Facts): string[] {
  switch (expression.op) {
    case "literal":
    case "risk":
    case "record":
    case "item":
    case "count":
    case "first_time":
      return [];
    case "event":
    case "person": {
      const name = `${expression.op}.${expression.name}`;
      return facts.leftOut.has(name) ? [name] : [];
    }
    case "distinct": {
      const position = expression.history[facts.type];
      const entry = position === undefined ? undefined : facts.history[position];
      const name = entry?.kind === "distinct" ? `event.${entry.field}` : "";
      return facts.leftOut.has(name) ? [name] : [];
    }
    default:
      return expression.args.flatMap((operand) => namesIn(operand, facts));
  }
}
