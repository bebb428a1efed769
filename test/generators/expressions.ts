/** Well-typed expressions of every operator, by type. */
import type { Expr, Field, History, ScalarType, Type } from "../../src/bundle/types.js";
import type { Draw } from "./draw.js";
import { hourMs, patterns, valueOf } from "./pools.js";
import { enumTexts, type Vocabulary } from "./vocabulary.js";

/** What may be named where the expression stands. */
export interface Scope {
  /** The types that the present event may have; none where no event is in scope. */
  readonly types: readonly string[];
  readonly risk: boolean;
  readonly history: boolean;
}

const comparable: readonly ScalarType[] = [
  "int",
  "number",
  "bytes",
  "duration",
  "timestamp",
  "date",
  "time",
  "percentage",
  { enum: "Level" },
  { enum: "Risk" },
];
const equatable: readonly ScalarType[] = [
  ...comparable,
  "bool",
  "string",
  "string",
  "timezone",
  "locale",
  { enum: "Kind" },
  { enum: "Weekday" },
];

const same = (a: Type, b: Type): boolean => JSON.stringify(a) === JSON.stringify(b);

export class Expressions {
  readonly history: History[] = [];

  constructor(
    private readonly draw: Draw,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** A condition, never missing. */
  condition(scope: Scope, depth = 2): Expr {
    const draw = this.draw;
    const inner = (): Expr => this.condition(scope, depth - 1);
    const bool = (op: Extract<Expr, { args: readonly Expr[] }>["op"], ...args: Expr[]): Expr =>
      ({ op, type: "bool", args }) as Expr;
    const deep = depth > 0 ? 1 : 0;
    const remembers = scope.history && scope.types.length > 0 ? 1 : 0;
    return draw.weighted<() => Expr>([
      [2 * deep, () => bool(draw.pick(["and", "or"]), ...draw.many(2, 3, inner))],
      [1 * deep, () => bool("not", inner())],
      [
        3,
        () => {
          const type = draw.pick(equatable);
          return bool(draw.pick(["is", "is_not"]), ...this.pair(type, scope, depth));
        },
      ],
      [
        4,
        () => {
          const type = draw.pick(comparable);
          return bool(
            draw.pick(["less", "less_or_equal", "greater", "greater_or_equal"]),
            ...this.pair(type, scope, depth),
          );
        },
      ],
      [
        2,
        () => {
          const type = draw.pick(equatable);
          return bool(draw.pick(["in", "not_in"]), this.value(type, scope, depth), this.list(type, scope, depth));
        },
      ],
      [
        2,
        () => {
          const type = draw.pick(equatable);
          return draw.chance(0.5)
            ? bool("contains", this.list(type, scope, depth), this.value(type, scope, depth))
            : bool(
                draw.pick(["contains_any", "contains_all"]),
                this.list(type, scope, depth),
                this.list(type, scope, depth),
              );
        },
      ],
      [
        2,
        () =>
          bool(
            draw.pick(["contains", "starts_with", "ends_with"]),
            this.value("string", scope, depth),
            this.value("string", scope, depth),
          ),
      ],
      [
        2,
        () => {
          const op = draw.pick(["like", "matches"] as const);
          return { op, type: "bool", args: [this.value("string", scope, depth)], pattern: draw.pick(patterns[op]) };
        },
      ],
      [
        1,
        () => {
          const optional = this.named(scope).filter((each) => each.optional);
          return optional.length === 0 ? this.literal("bool") : bool("exists", draw.pick(optional).expr);
        },
      ],
      [1, () => this.present("bool", scope, 0)],
      [4 * remembers, () => this.counted(scope)],
      [1 * remembers, () => this.firstTime(scope)],
    ])();
  }

  /** Something that is most often true, so that policies come to be. */
  likely(scope: Scope): Expr {
    return this.draw.chance(0.5)
      ? this.condition(scope)
      : {
          op: "or",
          type: "bool",
          args: [this.condition(scope, 1), this.condition(scope, 1), this.condition(scope, 1)],
        };
  }

  literal(type: Type): Expr {
    return { op: "literal", type, value: valueOf(this.draw, type, this.vocabulary.anchor, enumTexts) };
  }

  /** Names of the scope: fields that all its event types have with one type, and attributes of the person. */
  named(scope: Scope): { readonly expr: Expr; readonly optional: boolean; readonly field: Field }[] {
    const entry = (op: "event" | "person", name: string, field: Field) => ({
      expr: { op, type: field.type, name } as Expr,
      optional: field.optional === true,
      field,
    });
    const [first, ...others] = scope.types.map((name) => this.vocabulary.events[name]!.fields);
    const shared = Object.entries(first ?? {}).filter(([name, field]) =>
      others.every((fields) => Object.hasOwn(fields, name) && same(fields[name]!.type, field.type)),
    );
    return [
      ...shared.map(([name, field]) => entry("event", name, field)),
      ...(scope.types.length > 0
        ? [entry("event", "id", { type: "string" }), entry("event", "time", { type: "timestamp" })]
        : []),
      ...Object.entries(this.vocabulary.person).map(([name, field]) => entry("person", name, field)),
      entry("person", "id", { type: "string" }),
      entry("person", "timezone", { type: "timezone" }),
      entry("person", "locale", { type: "locale" }),
      ...(scope.risk
        ? [
            {
              expr: { op: "risk", type: { enum: "Risk" } } as Expr,
              optional: false,
              field: { type: { enum: "Risk" } } as Field,
            },
          ]
        : []),
    ];
  }

  private pair(type: ScalarType, scope: Scope, depth: number): Expr[] {
    // An int is a number where one is asked for.
    const right = type === "number" && this.draw.chance(0.3) ? "int" : type;
    const operands = [
      this.value(type, scope, depth),
      this.draw.chance(0.6) ? this.literal(right) : this.value(right, scope, depth),
    ];
    return this.draw.chance(0.8) ? operands : operands.toReversed();
  }

  /** A value that may be missing. */
  private value(type: ScalarType, scope: Scope, depth: number): Expr {
    const names = this.named(scope).filter(({ field }) => same(field.type, type));
    if (names.length > 0 && this.draw.chance(0.65)) return this.draw.pick(names).expr;
    return this.made(type, scope, depth);
  }

  /** A value that is there. */
  private present(type: ScalarType, scope: Scope, depth: number): Expr {
    const names = this.named(scope).filter(({ field }) => same(field.type, type));
    if (names.length === 0 || this.draw.chance(0.3)) return this.literal(type);
    const name = this.draw.pick(names);
    if (!name.optional) return name.expr;
    return {
      op: "otherwise",
      type,
      args: [name.expr, depth > 0 ? this.present(type, scope, depth - 1) : this.literal(type)],
    };
  }

  private list(type: ScalarType, scope: Scope, depth: number): Expr {
    const list: Type = { list: type };
    const names = this.named(scope).filter(({ field }) => same(field.type, list));
    if (names.length > 0 && this.draw.chance(0.6)) return this.draw.pick(names).expr;
    if (this.draw.chance(0.6)) return this.literal(list);
    return { op: "list", type: list, args: this.draw.many(1, 3, () => this.present(type, scope, depth - 1)) };
  }

  /** By an operator that gives the type, where there is one. */
  private made(type: ScalarType, scope: Scope, depth: number): Expr {
    if (depth <= 0) return this.literal(type);
    const draw = this.draw;
    const value = (operand: ScalarType): Expr => this.value(operand, scope, depth - 1);
    const made = (op: string, ...args: Expr[]): Expr => ({ op, type, args }) as Expr;
    const options: (() => Expr)[] = [() => this.literal(type), () => this.present(type, scope, depth)];
    switch (type) {
      case "int":
        options.push(
          () => made(draw.pick(["add", "subtract", "multiply"]), value("int"), value("int")),
          () => made("minus", value("int")),
          () => made("length", draw.chance(0.5) ? value("string") : this.list(draw.pick(equatable), scope, depth - 1)),
          () => made("edit_distance", value("string"), value("string")),
        );
        break;
      case "number":
        options.push(
          () =>
            made(
              draw.pick(["add", "subtract", "multiply", "divide"]),
              value(draw.pick(["number", "int"])),
              value("number"),
            ),
          () => made("divide", value("int"), value("int")),
          () => made("minus", value("number")),
        );
        break;
      case "string":
        options.push(
          () => made("lower", value("string")),
          () => made("domain", value("string")),
          () => made("domain", value("string")),
        );
        break;
      case "duration":
        options.push(
          () => made(draw.pick(["add", "subtract"]), value("duration"), value("duration")),
          () => made("subtract", value("timestamp"), value("timestamp")),
          () => made(draw.pick(["multiply", "divide"]), value("duration"), value(draw.pick(["int", "number"]))),
          () => made("multiply", value(draw.pick(["int", "number"])), value("duration")),
        );
        break;
      case "timestamp":
        options.push(() => made(draw.pick(["add", "subtract"]), value("timestamp"), this.literal("duration")));
        break;
      case "time":
        options.push(
          () => made("local_time", this.instant(scope)),
          () => made("local_time", this.instant(scope)),
        );
        break;
      default:
        if (typeof type === "object" && type.enum === "Weekday")
          options.push(() => made("weekday", this.instant(scope)));
    }
    return draw.pick(options)();
  }

  /** An instant that a calendar has: a name, or a constant away from one. */
  private instant(scope: Scope): Expr {
    const names = this.named(scope).filter(({ field }) => field.type === "timestamp");
    const name = names.length > 0 ? this.draw.pick(names).expr : this.literal("timestamp");
    if (this.draw.chance(0.8)) return name;
    return { op: "add", type: "timestamp", args: [name, { op: "literal", type: "duration", value: hourMs }] };
  }

  // ── history ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** `count` or `distinct` against a whole number, with as much kept as decides it. */
  private counted(scope: Scope): Expr {
    const draw = this.draw;
    const constant = draw.int(1, 3);
    const operator = draw.pick(["less", "less_or_equal", "greater", "greater_or_equal", "is", "is_not"] as const);
    const onTheLeft = draw.chance(0.8);
    const literal: Expr = { op: "literal", type: "int", value: constant };
    const bounds = {
      greater_or_equal: [0, 1],
      less: [0, 1],
      greater: [1, 0],
      less_or_equal: [1, 0],
      is: [1, 1],
      is_not: [1, 1],
    } as const;
    const keep = constant + bounds[operator][onTheLeft ? 0 : 1];
    const withinMs = draw.pick(this.vocabulary.windows);
    const fields = this.named({ ...scope, risk: false }).filter(({ expr }) => expr.op === "event");
    const isDistinct = fields.length > 0 && draw.chance(0.4);
    let counted: Expr;
    if (isDistinct) {
      const field = draw.pick(fields).expr as Expr & { op: "event" };
      counted = {
        op: "distinct",
        type: "int",
        history: this.forEach(scope, (on) => ({ kind: "distinct", on, field: field.name, withinMs, keep })),
      };
    } else {
      const on = draw.pick(Object.keys(this.vocabulary.events));
      const when = draw.chance(0.6) ? this.likely({ types: [on], risk: scope.risk, history: false }) : undefined;
      counted = {
        op: "count",
        type: "int",
        history: this.remember({ kind: "count", on, ...(when !== undefined && { when }), withinMs, keep }),
      };
    }
    return { op: operator, type: "bool", args: onTheLeft ? [counted, literal] : [literal, counted] };
  }

  private firstTime(scope: Scope): Expr {
    const withinMs = this.draw.pick(this.vocabulary.windows);
    return {
      op: "first_time",
      type: "bool",
      history: this.forEach(scope, (on) => ({ kind: "first_time", on, withinMs, keep: 2 })),
    };
  }

  private forEach(scope: Scope, make: (on: string) => History): Record<string, number> {
    return Object.fromEntries(scope.types.map((on) => [on, this.remember(make(on))]));
  }

  private remember(history: History): number {
    return this.history.push(history) - 1;
  }
}
