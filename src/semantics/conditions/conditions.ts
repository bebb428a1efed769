/** A typed condition as a formula: `not` pushed down, segments, constants, `otherwise` and risk written out. */
import type { Model, TypedExpr } from "../model.js";
import { Atoms } from "./atoms.js";
import { allOf, anyOf, FALSE, type Formula, truth, TRUE } from "./formula.js";
import { withoutOtherwise } from "./operands.js";

/** Deeper chains are not followed. */
const MOST_SEGMENTS = 50;

export type Vocabulary = Pick<Model, "enums" | "events" | "person" | "segments" | "org">;

/** Formulas about moments of one event type; without one, about people alone. */
export class Conditions {
  /** Written out once, however often they are named: what grows is shared. */
  private readonly written = new Map<string, Formula>();
  /** The same condition is asked about by one rule after the other. */
  private readonly ofExpression = { true: new WeakMap<TypedExpr, Formula>(), false: new WeakMap<TypedExpr, Formula>() };
  /** Segments inside segments. */
  private depth = 0;
  private readonly atoms: Atoms;

  constructor(
    readonly model: Vocabulary,
    readonly event?: string,
    /** What risk an event has is left open, as the vocabulary may come to know more of it. */
    openRisk = false,
  ) {
    this.atoms = new Atoms(model, event, openRisk ? undefined : (levels) => this.risk(levels));
  }

  /** @param holds - false for the opposite */
  of(expr: TypedExpr | undefined, holds = true): Formula {
    if (expr === undefined) return holds ? TRUE : FALSE;
    const known = this.ofExpression[holds ? "true" : "false"];
    const formula = known.get(expr) ?? this.write(expr, holds);
    // Inside of segments it may have been cut off.
    if (this.depth === 0) known.set(expr, formula);
    return formula;
  }

  private write(expr: TypedExpr, holds: boolean): Formula {
    switch (expr.kind) {
      case "literal":
        return typeof expr.value === "boolean" ? (expr.value === holds ? TRUE : FALSE) : truth(expr, holds);
      case "org":
        return this.of(expr.value, holds);
      case "segment": {
        const segment = this.model.segments.get(expr.name);
        if (segment === undefined || this.depth > MOST_SEGMENTS) return truth(expr, holds);
        return this.once(`segment ${expr.name} ${holds}`, () => {
          this.depth += 1;
          const formula = this.of(segment.when, holds);
          this.depth -= 1;
          return formula;
        });
      }
      case "and":
      case "or": {
        const parts = expr.operands.map((operand) => this.of(operand, holds));
        return (expr.kind === "and") === holds ? allOf(parts) : anyOf(parts);
      }
      case "not":
        return this.of(expr.operand, !holds);
      case "exists":
        return this.atoms.present(expr.operand, holds);
      case "otherwise":
      case "comparison":
      case "pattern": {
        const cases = withoutOtherwise(expr);
        if (cases === undefined) return this.atoms.of(expr, holds);
        const parts = cases.map((one) => allOf([this.atoms.present(one.asks, one.there), this.of(one.expr, holds)]));
        return anyOf(parts);
      }
      default:
        return this.atoms.of(expr, holds);
    }
  }

  /** The risk is one of these: the line at this position decides, or one after it. */
  risk(levels: ReadonlySet<string>, from = 0): Formula {
    const lines = this.event === undefined ? undefined : this.model.events.get(this.event)?.risk;
    const line = lines?.[from];
    if (line === undefined) return levels.has("low") ? TRUE : FALSE;
    return this.once(`risk ${[...levels].toSorted().join()} ${from}`, () => {
      const rest = this.risk(levels, from + 1);
      return levels.has(line.level) ? anyOf([this.of(line.when), rest]) : allOf([this.of(line.when, false), rest]);
    });
  }

  private once(key: string, write: () => Formula): Formula {
    const formula = this.written.get(key) ?? write();
    this.written.set(key, formula);
    return formula;
  }
}

export { allOf, anyOf, FALSE, type Formula, TRUE } from "./formula.js";
