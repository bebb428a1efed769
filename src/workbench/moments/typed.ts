/** A bundle's vocabulary and expressions in the terms of the typed model, so that its analyses can look at bundles too. */
import { comparisons } from "../../bundle/print.js";
import type { Bundle, Expr, Field, Type } from "../../bundle/types.js";
import type { EnumModel, FieldModel, LiteralValue, Model, TypedExpr } from "../../semantics/model.js";
import type { ScalarType, Type as ModelType } from "../../semantics/types.js";
import type { ComparisonOperator } from "../../syntax/tree.js";
import { historyOf } from "./expressions.js";

/** Nothing of a bundle has a place in a text. */
const span = { file: "", start: 0, end: 0 };

export type TypedVocabulary = Pick<Model, "enums" | "events" | "person" | "segments" | "org">;

/** Risk rules are left out: conditions have them written out. */
export function typedVocabulary(bundle: Bundle): TypedVocabulary {
  const fields = (declared: Readonly<Record<string, Field>>): ReadonlyMap<string, FieldModel> =>
    new Map(Object.entries(declared).map(([name, field]) => [name, fieldOf(name, field, bundle)]));
  const builtIn: Readonly<Record<string, Field>> = {
    id: { type: "string" },
    timezone: { type: "timezone" },
    locale: { type: "locale", ...(bundle.org.locales.length > 0 ? {} : { optional: true }) },
  };
  const always: Readonly<Record<string, Field>> = { id: { type: "string" }, time: { type: "timestamp" } };
  return {
    enums: new Map(
      Object.entries(bundle.enums).map(([name, { ordered, values }]): [string, EnumModel] => [
        name,
        {
          name,
          span,
          ordered,
          builtIn: false,
          values: values.map((value) => ({ name: value.name, span, record: value.record })),
        },
      ]),
    ),
    events: new Map(
      Object.entries(bundle.events).map(([name, event]) => [
        name,
        { name, span, builtIn: false, fields: fields({ ...always, ...event.fields }) },
      ]),
    ),
    person: fields({ ...builtIn, ...bundle.person }),
    segments: new Map(),
    org: { locales: bundle.org.locales, timezone: bundle.org.timezone, constants: new Map() },
  };
}

function fieldOf(name: string, field: Field, bundle: Bundle): FieldModel {
  return {
    name,
    span,
    type: typeOf(field.type, bundle),
    optional: field.optional === true && field.default === undefined,
    untrusted: field.untrusted === true,
    personal: field.personal === true,
    builtIn: false,
  };
}

function typeOf(type: Type, bundle: Bundle): ModelType {
  return typeof type === "object" && "list" in type
    ? { kind: "list", of: scalarOf(type.list, bundle) }
    : scalarOf(type, bundle);
}

const ORDERED: ReadonlySet<string> = new Set(["Risk", "Weekday"]);

function scalarOf(type: Exclude<Type, { list: unknown }>, bundle: Bundle): ScalarType {
  if (typeof type !== "object") return { kind: type };
  const ordered = ORDERED.has(type.enum) || bundle.enums[type.enum]?.ordered === true;
  return { kind: "enum", name: type.enum, ordered };
}

const arithmetic = { add: "+", subtract: "-", multiply: "*", divide: "/" } as const;

/** @param event - the type of the present event, for what is remembered of it */
export function typedExpr(expr: Expr, event: string, bundle: Bundle): TypedExpr {
  const typed = (part: Expr): TypedExpr => typedExpr(part, event, bundle);
  const base = { span, type: typeOf(expr.type, bundle), optional: false };
  switch (expr.op) {
    case "literal":
      return literalOf(expr, bundle);
    case "event":
      return { ...base, kind: "event", field: expr.name };
    case "person":
      return { ...base, kind: "person", attribute: expr.name };
    case "risk":
      return { ...base, kind: "risk" };
    case "record":
    case "item":
      return { ...base, kind: "raw", root: expr.op, path: expr.path };
    case "count":
    case "distinct":
    case "first_time":
      return pastOf(expr, event, bundle);
    case "like":
    case "matches":
      return { ...base, kind: "pattern", operator: expr.op, left: typed(expr.args[0]), pattern: expr.pattern };
    default: {
      const [first, second] = expr.args as readonly [Expr, Expr];
      const comparison = comparisons[expr.op] as ComparisonOperator | undefined;
      if (comparison !== undefined) {
        return { ...base, kind: "comparison", operator: comparison, left: typed(first), right: typed(second) };
      }
      switch (expr.op) {
        case "and":
        case "or":
          return { ...base, kind: expr.op, operands: expr.args.map(typed) };
        case "not":
        case "exists":
        case "minus":
          return { ...base, kind: expr.op, operand: typed(first) };
        case "list":
          return { ...base, kind: "list", items: expr.args.map(typed) };
        case "otherwise":
          return { ...base, kind: "otherwise", left: typed(first), right: typed(second) };
        case "add":
        case "subtract":
        case "multiply":
        case "divide":
          return {
            ...base,
            kind: "arithmetic",
            operator: arithmetic[expr.op],
            left: typed(first),
            right: typed(second),
          };
        default:
          return {
            ...base,
            kind: "call",
            function: expr.op as Extract<TypedExpr, { kind: "call" }>["function"],
            arguments: expr.args.map(typed),
          };
      }
    }
  }
}

function literalOf(expr: Extract<Expr, { op: "literal" }>, bundle: Bundle): TypedExpr {
  const type = typeOf(expr.type, bundle);
  const base = { span, optional: false };
  // The solver looks into lists that stand element by element.
  if (type.kind === "list") {
    const of = (expr.type as { readonly list: Exclude<Type, { list: unknown }> }).list;
    const items = (expr.value as readonly Extract<Expr, { op: "literal" }>["value"][]).map((value) =>
      literalOf({ op: "literal", type: of, value }, bundle),
    );
    return { ...base, type, kind: "list", items };
  }
  const name =
    type.kind === "enum"
      ? bundle.enums[type.name]?.values.find(({ record }) => record === expr.value)?.name
      : undefined;
  return { ...base, type, kind: "literal", value: name ?? (expr.value as LiteralValue) };
}

function pastOf(
  expr: Extract<Expr, { op: "count" | "distinct" | "first_time" }>,
  event: string,
  bundle: Bundle,
): TypedExpr {
  const history = historyOf(expr, event, bundle);
  const type: ModelType = { kind: expr.op === "first_time" ? "bool" : "int" };
  const base = { span, type, optional: false };
  switch (history?.kind) {
    case "count": {
      const where = history.when && typedExpr(history.when, history.on, bundle);
      return { ...base, kind: "count", on: history.on, ...(where && { where }), withinMs: history.withinMs };
    }
    case "distinct":
      return { ...base, kind: "distinct", field: history.field, on: [history.on], withinMs: history.withinMs };
    case "first_time":
      return { ...base, kind: "first_time", on: [history.on], withinMs: history.withinMs };
    case undefined:
      return { ...base, kind: "literal", value: expr.op === "first_time" ? false : 0 };
  }
}
