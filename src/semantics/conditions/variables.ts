/** What a condition may ask about: fields and what is read from them in one way, each with all that its value can be. */
import { LAST_INSTANT } from "../../base/instant.js";
import type { FieldModel, Model, TypedExpr } from "../model.js";
import type { Type } from "../types.js";
import { namesOfEnum } from "./evaluate.js";
import { keyOf, type Variable } from "./formula.js";
import { ANY_LENGTH, type Element } from "./lists.js";
import { ALL_NUMBERS, between, type Interval } from "./numbers.js";
import { WHOLE } from "./operands.js";
import { ALL_TEXTS, type Values } from "./values.js";

export type Vocabulary = Pick<Model, "enums" | "events" | "person" | "segments">;

/** One for each expression, however often it is asked for. */
export class Variables {
  private readonly variables = new Map<string, Variable>();

  constructor(
    private readonly model: Vocabulary,
    private readonly event: string | undefined,
  ) {}

  of(expr: TypedExpr): Variable {
    const key = keyOf(expr);
    const variable = this.variables.get(key) ?? this.newVariable(key, expr);
    this.variables.set(key, variable);
    return variable;
  }

  private newVariable(key: string, expr: TypedExpr): Variable {
    const isPath = expr.kind === "event" || expr.kind === "person";
    return {
      key,
      universe: { missing: this.mayBeMissing(expr), values: this.universe(expr) },
      whole:
        isHistory(expr) ||
        expr.type.kind === "date" ||
        expr.type.kind === "time" ||
        (isPath && WHOLE.has(expr.type.kind)),
      of: [expr],
    };
  }

  /** Whether it may be missing at all, whatever guards it where it stands. */
  private mayBeMissing(expr: TypedExpr): boolean {
    if (expr.kind === "risk" || isHistory(expr)) return false;
    if (expr.kind === "call") return expr.arguments.some((argument) => this.mayBeMissing(argument));
    const field = this.fieldOf(expr);
    return field === undefined || field.optional;
  }

  private fieldOf(expr: TypedExpr): FieldModel | undefined {
    if (expr.kind === "person") return this.model.person.get(expr.attribute);
    if (expr.kind !== "event" || this.event === undefined) return undefined;
    return this.model.events.get(this.event)?.fields.get(expr.field);
  }

  private universe(expr: TypedExpr): Values {
    const { type } = expr;
    if (type.kind === "enum" || type.kind === "bool") return { kind: "names", names: new Set(this.namesOf(type)) };
    if (type.kind === "list") {
      const all = type.of.kind === "bool" ? [true, false] : type.of.kind === "enum" ? this.namesOf(type.of) : undefined;
      const elements = all === undefined ? {} : { elements: new Set<Element>(all) };
      return { kind: "lists", has: new Set(), lacks: new Set(), length: ANY_LENGTH, ...elements };
    }
    if (isText(type)) return ALL_TEXTS;
    const parts = isHistory(expr) ? [between(this.least(expr), Infinity)] : [RANGES[type.kind] ?? ALL_NUMBERS];
    return { kind: "numbers", parts };
  }

  /** The present event is among those that are counted. */
  private least(expr: TypedExpr): number {
    return expr.kind === "count" && expr.on === this.event && expr.where === undefined ? 1 : 0;
  }

  /** Of a bool or an enum; none of anything else. */
  namesOf(type: Type): readonly string[] {
    if (type.kind === "bool") return ["true", "false"];
    return type.kind === "enum" ? namesOfEnum(type.name, this.model) : [];
  }
}

const RANGES: Readonly<Record<string, Interval | undefined>> = {
  int: between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  bytes: between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  time: between(0, 1439),
  duration: between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  timestamp: between(0, LAST_INSTANT),
  // 0000-01-01 to 9999-12-31
  date: between(-719_528, 2_932_896),
};

export function isText(type: Type): boolean {
  return type.kind === "string" || type.kind === "timezone" || type.kind === "locale";
}

export function isField(expr: TypedExpr): boolean {
  return expr.kind === "event" || expr.kind === "person";
}

function isHistory(expr: TypedExpr): boolean {
  return expr.kind === "count" || expr.kind === "distinct";
}

/** Its value is one thing of its own: a field, or something that is read from fields in one way. */
export function hasVariable(expr: TypedExpr): boolean {
  if (expr.kind !== "call") return isField(expr) || isHistory(expr) || expr.kind === "risk";
  return ["domain", "local_time", "weekday"].includes(expr.function) && isField(expr.arguments[0]!);
}
