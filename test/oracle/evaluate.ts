/** What an expression says of a moment. */
import type { Bundle, Expr, History, Type } from "../../src/bundle/types.js";
import { canonical } from "./canonical.js";
import type { Chronicle, Moment } from "./chronicle.js";
import { codePoints, domain, editDistance, like, lower, matches } from "./texts.js";
import { recordTexts, readValue, type Value } from "./values.js";
import { wall, type Wall } from "./zones.js";

/** Told of every expression that is evaluated, so that tests can see what their cases reach. */
export type Watch = (expr: Expr, value: Value) => void;

export class Evaluator {
  constructor(
    private readonly bundle: Bundle,
    private readonly chronicle: Chronicle,
    private readonly watch: Watch = () => {},
  ) {}

  holds(when: Expr | undefined, moment: Moment): boolean {
    return when === undefined || this.value(when, moment) === true;
  }

  value(expr: Expr, moment: Moment): Value {
    const value = this.evaluate(expr, moment);
    this.watch(expr, value);
    return value;
  }

  private evaluate(expr: Expr, moment: Moment): Value {
    switch (expr.op) {
      case "literal":
        return readValue(this.bundle, expr.type, expr.value);
      case "event":
        return fieldOf(moment, expr.name);
      case "person":
        return moment.person.attributes.get(expr.name);
      case "risk":
        return moment.risk;
      case "record":
      case "item":
        throw new Error("raw records are no matter of decisions");
      case "count":
        return this.countedTimes(expr.history, moment).length;
      case "distinct":
        return new Set(
          this.window(this.bundle.history[expr.history[moment.type]!]!, moment)
            .map((past) => fieldOf(past, this.distinctField(expr.history[moment.type]!)))
            .filter((value) => value !== undefined)
            .map(canonical),
        ).size;
      case "first_time":
        return this.window(this.bundle.history[expr.history[moment.type]!]!, moment).length === 1;
      case "like":
      case "matches": {
        const text = this.value(expr.args[0], moment);
        if (text === undefined) return false;
        return expr.op === "like" ? like(text as string, expr.pattern) : matches(text as string, expr.pattern);
      }
      case "and":
        return expr.args.every((argument) => this.value(argument, moment) === true);
      case "or":
        return expr.args.some((argument) => this.value(argument, moment) === true);
      case "not":
        return this.value(expr.args[0]!, moment) !== true;
      case "exists":
        return this.value(expr.args[0]!, moment) !== undefined;
      case "otherwise":
        return this.value(expr.args[0]!, moment) ?? this.value(expr.args[1]!, moment);
      case "list":
        return expr.args.map((argument) => this.value(argument, moment));
    }
    const operands = expr.args.map((argument) => this.value(argument, moment));
    if (operands.includes(undefined)) return expr.type === "bool" ? false : undefined;
    return this.apply(expr.op, operands, expr.args[0]!.type, moment);
  }

  /** No operand is missing. */
  private apply(op: string, operands: readonly Value[], type: Type, moment: Moment): Value {
    const [a, b] = operands;
    switch (op) {
      case "is":
        return a === b;
      case "is_not":
        return a !== b;
      case "less":
        return this.rank(a, type) < this.rank(b, type);
      case "less_or_equal":
        return this.rank(a, type) <= this.rank(b, type);
      case "greater":
        return this.rank(a, type) > this.rank(b, type);
      case "greater_or_equal":
        return this.rank(a, type) >= this.rank(b, type);
      case "in":
        return isIn(a, b);
      case "not_in":
        return !isIn(a, b);
      case "contains":
        return typeof a === "string" ? a.includes(b as string) : isIn(b, a);
      case "contains_any":
        return (b as Value[]).some((wanted) => isIn(wanted, a));
      case "contains_all":
        return (b as Value[]).every((wanted) => isIn(wanted, a));
      case "starts_with":
        return (a as string).startsWith(b as string);
      case "ends_with":
        return (a as string).endsWith(b as string);
      case "minus":
        return -(a as number);
      case "add":
        return (a as number) + (b as number);
      case "subtract":
        return (a as number) - (b as number);
      case "multiply":
        return (a as number) * (b as number);
      case "divide":
        return (a as number) / (b as number);
      case "lower":
        return lower(a as string);
      case "length":
        return typeof a === "string" ? codePoints(a).length : (a as Value[]).length;
      case "domain":
        return domain(a as string, this.bundle.suffixRules ?? []);
      case "edit_distance":
        return editDistance(a as string, b as string);
      case "local_time":
        return wallAt(moment.person.timezone, a as number)?.time;
      case "weekday":
        return wallAt(moment.person.timezone, a as number)?.weekday;
      default:
        throw new Error(`no such operator: ${op}`);
    }
  }

  /** Something that JavaScript orders as the language does: dates and times of day are in order as texts. */
  private rank(value: Value, type: Type): number | string {
    if (typeof type === "object" && "enum" in type) return recordTexts(this.bundle, type.enum).indexOf(value as string);
    return value as number | string;
  }

  /** The person's events of the type, taken so far, in (t−W, t]. */
  private window(history: History, moment: Moment): Moment[] {
    return this.chronicle
      .takenBy(moment.person.id)
      .filter((past) => past.type === history.on && past.time > moment.time - history.withinMs)
      .filter((past) => past.time <= moment.time);
  }

  private countedTimes(position: number, moment: Moment): number[] {
    const history = this.bundle.history[position]!;
    if (history.kind !== "count") throw new Error("no count");
    // The condition is that of the moment when the counted event was taken, and a moment holds just that.
    return this.window(history, moment)
      .filter((past) => this.holds(history.when, past))
      .map((past) => past.time);
  }

  private distinctField(position: number): string {
    const history = this.bundle.history[position]!;
    if (history.kind !== "distinct") throw new Error("no distinct");
    return history.field;
  }
}

/** An element that is missing equals nothing. */
const isIn = (value: Value, list: Value): boolean =>
  value !== undefined && (list as readonly Value[]).some((element) => element === value);

/** Of the millisecond in which a computed instant lies; there is no clock outside of the years 1970 to 9999. */
function wallAt(zone: string, computed: number): Wall | undefined {
  const instant = Math.floor(computed);
  return instant >= 0 && instant < Date.UTC(10_000, 0) ? wall(zone, instant) : undefined;
}

/** Every event has an `id` and a `time` beside its own fields. */
export function fieldOf(moment: Moment, name: string): Value {
  return name === "id" ? moment.id : name === "time" ? moment.time : moment.event.get(name);
}
