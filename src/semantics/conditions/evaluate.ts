/** What a typed expression gives at one moment: the meaning that the engine gives it, for examples that must be true. */
import { codePointLength, editDistance, lowerAscii } from "../../base/codepoints.js";
import { LAST_INSTANT, parseTimeOfDay } from "../../base/instant.js";
import { compileIRegexp } from "../../base/iregexp.js";
import { Zone } from "../../base/zone.js";
import { RISK_LEVELS, WEEKDAYS } from "../built-in.js";
import type { LiteralValue, Model, TypedExpr } from "../model.js";
import type { Type } from "../types.js";
import { keyOf } from "./formula.js";
import { likePattern, matchesPattern } from "./text-tests.js";

export type Value = LiteralValue | undefined;

/** One event and whose it is; values as literals have them: enums by name, times `18:00`, instants in milliseconds. */
export interface Moment {
  readonly type?: string;
  readonly fields: ReadonlyMap<string, LiteralValue>;
  readonly attributes: ReadonlyMap<string, LiteralValue>;
  /** What history expressions give, by key; those that are not here look at this event alone. */
  readonly past: ReadonlyMap<string, number | boolean>;
}

type Vocabulary = Pick<Model, "enums" | "events" | "segments">;

export class Evaluator {
  /** Set where a value could not be known, such as a domain under suffixes that are not at hand. */
  uncertain = false;

  constructor(
    private readonly model: Vocabulary,
    private readonly moment: Moment,
  ) {}

  holds(when: TypedExpr | undefined): boolean {
    return when === undefined || this.value(when) === true;
  }

  /** Undefined where it is missing. */
  value(expr: TypedExpr): Value {
    switch (expr.kind) {
      case "literal":
        return expr.value;
      case "event":
        return this.moment.fields.get(expr.field);
      case "person":
        return this.moment.attributes.get(expr.attribute);
      case "risk":
        return this.risk();
      case "org":
        return this.value(expr.value);
      case "segment":
        return this.holds(this.model.segments.get(expr.name)?.when);
      case "raw":
        return this.unknown();
      case "list":
        return expr.items.map((item) => this.value(item) ?? "");
      case "and":
        return expr.operands.every((operand) => this.value(operand) === true);
      case "or":
        return expr.operands.some((operand) => this.value(operand) === true);
      case "not":
        return this.value(expr.operand) !== true;
      case "exists":
        return this.value(expr.operand) !== undefined;
      case "minus": {
        const value = this.value(expr.operand);
        return typeof value === "number" ? 0 - value : undefined;
      }
      case "comparison":
        return this.comparison(expr);
      case "pattern": {
        const text = this.value(expr.left);
        return typeof text === "string" && accepts(expr.operator, expr.pattern, text);
      }
      case "arithmetic": {
        const [left, right] = [this.value(expr.left), this.value(expr.right)];
        return typeof left === "number" && typeof right === "number" ? compute(expr.operator, left, right) : undefined;
      }
      case "otherwise":
        return this.value(expr.left) ?? this.value(expr.right);
      case "call":
        return this.call(expr);
      case "count":
      case "distinct":
      case "first_time":
        return this.moment.past.get(keyOf(expr)) ?? this.alone(expr);
    }
  }

  /** Of someone who has done nothing before. */
  alone(expr: Extract<TypedExpr, { kind: "count" | "distinct" | "first_time" }>): number | boolean {
    if (expr.kind === "first_time") return true;
    if (expr.kind === "distinct") return this.moment.fields.has(expr.field) ? 1 : 0;
    return expr.on === this.moment.type && this.holds(expr.where) ? 1 : 0;
  }

  private risk(): Value {
    const lines = this.moment.type === undefined ? undefined : this.model.events.get(this.moment.type)?.risk;
    return lines?.find(({ when }) => this.holds(when))?.level ?? "low";
  }

  private comparison({ operator, left, right }: Extract<TypedExpr, { kind: "comparison" }>): boolean {
    const [one, other] = [this.value(left), this.value(right)];
    if (one === undefined || other === undefined) return false;
    switch (operator) {
      case "is":
        return one === other;
      case "is not":
        return one !== other;
      case "in":
        return (other as readonly LiteralValue[]).includes(one);
      case "not in":
        return !(other as readonly LiteralValue[]).includes(one);
      case "contains":
        return typeof one === "string" ? one.includes(other as string) : (one as LiteralValue[]).includes(other);
      case "contains any of":
        return (other as LiteralValue[]).some((element) => (one as LiteralValue[]).includes(element));
      case "contains all of":
        return (other as LiteralValue[]).every((element) => (one as LiteralValue[]).includes(element));
      case "starts with":
        return (one as string).startsWith(other as string);
      case "ends with":
        return (one as string).endsWith(other as string);
      default:
        return inOrder(operator, this.rank(one, left.type), this.rank(other, right.type));
    }
  }

  /** Something that JavaScript orders as the language does. */
  rank(value: LiteralValue, type: Type): number | string {
    if (type.kind !== "enum") return value as number | string;
    return namesOfEnum(type.name, this.model).indexOf(String(value));
  }

  private call({ function: name, arguments: given }: Extract<TypedExpr, { kind: "call" }>): Value {
    const [first, second] = given.map((argument) => this.value(argument));
    if (first === undefined || (given.length > 1 && second === undefined)) return undefined;
    switch (name) {
      case "lower":
        return lowerAscii(first as string);
      case "length":
        return typeof first === "string" ? codePointLength(first) : (first as readonly LiteralValue[]).length;
      case "edit_distance":
        return editDistance(first as string, second as string);
      case "domain":
        return this.domain(first as string);
      default: {
        const zone = Zone.named(String(this.moment.attributes.get("timezone")));
        if (zone === undefined) return this.unknown();
        const instant = first as number;
        if (!(instant >= 0 && instant <= LAST_INSTANT)) return undefined;
        if (name === "weekday") return WEEKDAYS[zone.weekdayAt(instant)];
        const minutes = zone.minuteAt(instant);
        const two = (part: number): string => String(part).padStart(2, "0");
        return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      }
    }
  }

  /** A plain host of two labels is its own registrable domain, whatever the public suffixes are. */
  private domain(text: string): Value {
    return /^[a-z0-9-]+(\.[a-z0-9-]+)?$/.test(text) && !/^[0-9.]+$/.test(text) ? text : this.unknown();
  }

  private unknown(): undefined {
    this.uncertain = true;
    return undefined;
  }
}

export function namesOfEnum(name: string, model: Pick<Model, "enums">): readonly string[] {
  if (name === "Risk") return RISK_LEVELS;
  if (name === "Weekday") return WEEKDAYS;
  return model.enums.get(name)?.values.map((value) => value.name) ?? [];
}

/** A number for a literal of an ordered type other than an enum. */
export function numberOf(value: LiteralValue, type: Type): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  if (type.kind === "date") {
    const midnight = Date.parse(`${value}T00:00:00Z`);
    return Number.isNaN(midnight) ? undefined : midnight / 86_400_000;
  }
  return type.kind === "time" ? parseTimeOfDay(value) : undefined;
}

function inOrder(operator: "<" | "<=" | ">" | ">=", one: number | string, other: number | string): boolean {
  if (operator === "<") return one < other;
  if (operator === "<=") return one <= other;
  return operator === ">" ? one > other : one >= other;
}

function compute(operator: "+" | "-" | "*" | "/", left: number, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  return operator === "*" ? left * right : left / right;
}

function accepts(operator: "like" | "matches", pattern: string, text: string): boolean {
  if (operator === "like") return matchesPattern(likePattern(pattern), text);
  const compiled = compileIRegexp(pattern);
  return "matches" in compiled && compiled.matches(text);
}
