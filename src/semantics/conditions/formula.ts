/**
 * A typed condition as a formula over variables: `not` pushed down to what each variable may be, segments, constants and
 * risk written out. What the solver does not look into (`like`, two fields compared, lists, history) is a variable of
 * its own, so that it agrees with itself and with nothing else. A comparison with a missing value is false.
 */
import { parseInstant } from "../../base/instant.js";
import { RISK_LEVELS, WEEKDAYS } from "../built-in.js";
import type { Model, TypedExpr } from "../model.js";
import type { Type } from "../types.js";
import { ALL_NUMBERS, ALL_TEXTS, difference, type Interval, type ValueSet, type Values } from "./values.js";

export interface Variable {
  readonly key: string;
  readonly universe: ValueSet;
  readonly whole: boolean;
}

export type Formula =
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] }
  | { readonly kind: "is"; readonly variable: Variable; readonly in: ValueSet };

export const TRUE: Formula = { kind: "and", parts: [] };
export const FALSE: Formula = { kind: "or", parts: [] };

export function allOf(parts: readonly Formula[]): Formula {
  return { kind: "and", parts };
}
export function anyOf(parts: readonly Formula[]): Formula {
  return { kind: "or", parts };
}

/** Deeper chains are not followed. */
const MOST_SEGMENTS = 50;

type Vocabulary = Pick<Model, "enums" | "events" | "person" | "segments">;

/** Formulas about moments of one event type; without one, about people alone. */
export class Conditions {
  /** Written out once, however often they are named: what grows is shared. */
  private readonly written = new Map<string, Formula>();
  /** Segments inside segments. */
  private depth = 0;

  constructor(
    private readonly model: Vocabulary,
    private readonly event?: string,
    /** What risk an event has is left open, as the vocabulary may come to know more of it. */
    private readonly openRisk = false,
  ) {}

  /** @param holds - false for the opposite */
  of(expr: TypedExpr | undefined, holds = true): Formula {
    if (expr === undefined) return holds ? TRUE : FALSE;
    switch (expr.kind) {
      case "literal":
        return typeof expr.value === "boolean" ? (expr.value === holds ? TRUE : FALSE) : this.opaque(expr, holds);
      case "org":
        return this.of(expr.value, holds);
      case "segment": {
        const segment = this.model.segments.get(expr.name);
        if (segment === undefined || this.depth > MOST_SEGMENTS) return this.opaque(expr, holds);
        return this.once(`segment ${expr.name} ${holds}`, () => {
          this.depth += 1;
          const formula = this.of(segment.when, holds);
          this.depth -= 1;
          return formula;
        });
      }
      case "and":
      case "or":
        return {
          kind: (expr.kind === "and") === holds ? "and" : "or",
          parts: expr.operands.map((operand) => this.of(operand, holds)),
        };
      case "not":
        return this.of(expr.operand, !holds);
      case "exists": {
        const variable = this.variable(expr.operand);
        return is(variable, { missing: false, values: variable.universe.values }, holds);
      }
      case "comparison":
        return this.comparison(expr, holds);
      case "event":
      case "person":
        return this.opaqueOrBool(expr, holds);
      default:
        return this.opaque(expr, holds);
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

  private hasRisk(): boolean {
    const risk = this.event === undefined ? undefined : this.model.events.get(this.event)?.risk;
    return !this.openRisk && risk !== undefined && risk.length > 0;
  }

  private once(key: string, write: () => Formula): Formula {
    const formula = this.written.get(key) ?? write();
    this.written.set(key, formula);
    return formula;
  }

  private comparison(expr: Extract<TypedExpr, { kind: "comparison" }>, holds: boolean): Formula {
    const left = constant(expr.left);
    const right = constant(expr.right);
    const { operator } = expr;
    if (operator === "contains" && isElement(right)) return this.contains(left, right, holds);
    if ((operator === "contains any of" || operator === "contains all of") && right.kind === "list") {
      const elements = right.items.map(constant);
      if (elements.length === 0 || !elements.every(isElement)) return this.opaque(expr, holds);
      const each = elements.map((element) => this.contains(left, element, holds));
      return { kind: (operator === "contains any of") === holds ? "or" : "and", parts: each };
    }
    if ((operator === "in" || operator === "not in") && isElement(left)) {
      // An element of a list that is known in another way: `"a" in event.list`.
      if (operator === "in") return this.contains(right, left, holds);
      return this.opaque(expr, holds);
    }
    const mirrored = MIRRORED[operator];
    if (isElement(left) && !isElement(right) && mirrored !== undefined) {
      return this.against(expr, right, mirrored, left, holds);
    }
    return this.against(expr, left, operator, right, holds);
  }

  private against(expr: TypedExpr, left: TypedExpr, operator: string, right: TypedExpr, holds: boolean): Formula {
    if (isElement(left)) return this.opaque(expr, holds);
    const values = this.valuesOf(operator, right, left.type);
    if (values === undefined) return this.opaque(expr, holds);
    if (left.kind === "risk" && this.hasRisk() && values.kind === "names") {
      const names = holds ? values.names : new Set(RISK_LEVELS.filter((level) => !values.names.has(level)));
      return this.risk(names);
    }
    return is(this.variable(left), { missing: false, values }, holds);
  }

  /** The values with which the comparison holds; nothing where it is not known. */
  private valuesOf(operator: string, right: TypedExpr, type: Type): Values | undefined {
    if (operator === "in" || operator === "not in") {
      if (right.kind !== "list") return undefined;
      const each = right.items.map((item) => this.valuesOf("is", constant(item), type));
      const together = each.includes(undefined) ? undefined : union(each.filter((values) => values !== undefined));
      return together === undefined || operator === "in" ? together : this.allBut(together, type);
    }
    if (right.kind !== "literal" && right.kind !== "minus") return undefined;
    const name = right.kind === "literal" ? right.value : undefined;
    if (type.kind === "enum" || type.kind === "bool") {
      const names = this.namesOf(type);
      const at = names.indexOf(String(name));
      if (at < 0) return undefined;
      return { kind: "names", names: new Set(names.filter((_, position) => ordered(operator, position, at))) };
    }
    if (type.kind === "string" || type.kind === "timezone" || type.kind === "locale") {
      if (typeof name !== "string" || (operator !== "is" && operator !== "is not")) return undefined;
      return { kind: "texts", except: operator === "is not", texts: new Set([name]) };
    }
    const number = numberOf(right, type);
    const part = number === undefined ? undefined : intervals(operator, number);
    return part === undefined ? undefined : { kind: "numbers", parts: part };
  }

  private allBut(values: Values, type: Type): Values {
    return difference({ missing: false, values: this.universe(type) }, { missing: false, values }).values;
  }

  private namesOf(type: Type): readonly string[] {
    if (type.kind === "bool") return ["true", "false"];
    if (type.kind !== "enum") return [];
    if (type.name === "Risk") return RISK_LEVELS;
    if (type.name === "Weekday") return WEEKDAYS;
    return this.model.enums.get(type.name)?.values.map((value) => value.name) ?? [];
  }

  private universe(type: Type): Values {
    if (type.kind === "enum" || type.kind === "bool") return { kind: "names", names: new Set(this.namesOf(type)) };
    if (type.kind === "time") {
      return { kind: "numbers", parts: [{ low: 0, high: 1439, lowOpen: false, highOpen: false }] };
    }
    return NUMBERS.has(type.kind) ? { kind: "numbers", parts: [ALL_NUMBERS] } : ALL_TEXTS;
  }

  private variable(expr: TypedExpr): Variable {
    return {
      key: keyOf(expr),
      universe: { missing: this.mayBeMissing(expr), values: this.universe(expr.type) },
      whole: WHOLE.has(expr.type.kind),
    };
  }

  /** Whether it may be missing at all, whatever guards it where it stands. */
  private mayBeMissing(expr: TypedExpr): boolean {
    if (expr.kind === "risk") return false;
    const field =
      expr.kind === "person"
        ? this.model.person.get(expr.attribute)
        : expr.kind === "event" && this.event !== undefined
          ? this.model.events.get(this.event)?.fields.get(expr.field)
          : undefined;
    return field === undefined || field.optional;
  }

  private contains(list: TypedExpr, element: TypedExpr, holds: boolean): Formula {
    return truth(`${keyOf(list)} contains ${keyOf(element)}`, holds);
  }

  private opaqueOrBool(expr: TypedExpr, holds: boolean): Formula {
    return is(this.variable(expr), { missing: false, values: { kind: "names", names: new Set(["true"]) } }, holds);
  }

  private opaque(expr: TypedExpr, holds: boolean): Formula {
    return truth(keyOf(expr), holds);
  }
}

const BOTH: Values = { kind: "names", names: new Set(["true", "false"]) };

function truth(key: string, holds: boolean): Formula {
  const variable: Variable = { key, universe: { missing: false, values: BOTH }, whole: false };
  return is(variable, { missing: false, values: { kind: "names", names: new Set(["true"]) } }, holds);
}

function is(variable: Variable, values: ValueSet, holds: boolean): Formula {
  return { kind: "is", variable, in: holds ? values : difference(variable.universe, values) };
}

const MIRRORED: Readonly<Record<string, string | undefined>> = {
  is: "is",
  "is not": "is not",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
const NUMBERS: ReadonlySet<string> = new Set([
  "int",
  "number",
  "bytes",
  "duration",
  "percentage",
  "timestamp",
  "date",
  "time",
]);
const WHOLE: ReadonlySet<string> = new Set(["int", "timestamp", "date", "time"]);

function constant(expr: TypedExpr): TypedExpr {
  return expr.kind === "org" ? constant(expr.value) : expr;
}

function isElement(expr: TypedExpr): boolean {
  return (
    (expr.kind === "literal" && !Array.isArray(expr.value)) ||
    (expr.kind === "minus" && expr.operand.kind === "literal")
  );
}

function numberOf(expr: TypedExpr, type: Type): number | undefined {
  if (expr.kind === "minus") {
    const value = numberOf(expr.operand, type);
    return value === undefined ? undefined : -value;
  }
  if (expr.kind !== "literal") return undefined;
  if (typeof expr.value === "number") return Number.isFinite(expr.value) ? expr.value : undefined;
  if (typeof expr.value !== "string") return undefined;
  if (type.kind === "date") {
    const midnight = parseInstant(`${expr.value}T00:00:00Z`);
    return midnight === undefined ? undefined : midnight / 86_400_000;
  }
  const time = type.kind === "time" ? /^(\d\d):(\d\d)$/.exec(expr.value) : null;
  return time === null ? undefined : Number(time[1]) * 60 + Number(time[2]);
}

function ordered(operator: string, position: number, at: number): boolean {
  switch (operator) {
    case "is":
      return position === at;
    case "is not":
      return position !== at;
    case "<":
      return position < at;
    case "<=":
      return position <= at;
    case ">":
      return position > at;
    default:
      return position >= at;
  }
}

function intervals(operator: string, at: number): Interval[] | undefined {
  const below = (highOpen: boolean): Interval => ({ ...ALL_NUMBERS, high: at, highOpen });
  const above = (lowOpen: boolean): Interval => ({ ...ALL_NUMBERS, low: at, lowOpen });
  switch (operator) {
    case "is":
      return [{ low: at, high: at, lowOpen: false, highOpen: false }];
    case "is not":
      return [below(true), above(true)];
    case "<":
      return [below(true)];
    case "<=":
      return [below(false)];
    case ">":
      return [above(true)];
    case ">=":
      return [above(false)];
    default:
      return undefined;
  }
}

function union(sets: readonly Values[]): Values | undefined {
  const [first] = sets;
  if (first === undefined) return undefined;
  if (first.kind === "names") {
    return { kind: "names", names: new Set(sets.flatMap((set) => (set.kind === "names" ? [...set.names] : []))) };
  }
  if (first.kind === "texts") {
    return {
      kind: "texts",
      except: false,
      texts: new Set(sets.flatMap((set) => (set.kind === "texts" ? [...set.texts] : []))),
    };
  }
  const points = sets.flatMap((set) => (set.kind === "numbers" ? set.parts : []));
  const distinct = new Map(points.map((point) => [point.low, point]));
  return { kind: "numbers", parts: [...distinct.values()].toSorted((one, other) => one.low - other.low) };
}

/** Two expressions with the same key have the same value at the same moment. */
export function keyOf(expr: TypedExpr): string {
  return JSON.stringify(expr, (name, value: unknown) => (name === "span" || name === "optional" ? undefined : value));
}
