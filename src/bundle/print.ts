/**
 * An expression of a bundle as Kairos text, for people to read: `kairos explain` and documents show it. Segments and
 * constants of the organisation are written out in a bundle, so they do not come back by name.
 */
import { parseInstant } from "../base/instant.js";
import type { Json } from "../base/json.js";
import { formatDuration, formatPercent, formatSize } from "../base/units.js";
import type { Bundle, Expr, Operator, Type } from "./types.js";

/** How tightly an expression binds; what binds less than its place asks for gets brackets. */
const enum Tightness {
  Logic,
  Not,
  Comparison,
  Sum,
  Product,
  Otherwise,
  Primary,
}

/** How a comparison is written between its operands. */
export const comparisons: Partial<Record<Operator, string>> = {
  is: "is",
  is_not: "is not",
  less: "<",
  less_or_equal: "<=",
  greater: ">",
  greater_or_equal: ">=",
  in: "in",
  not_in: "not in",
  contains: "contains",
  contains_any: "contains any of",
  contains_all: "contains all of",
  starts_with: "starts with",
  ends_with: "ends with",
};
const arithmetic: Partial<Record<Operator, readonly [string, Tightness]>> = {
  add: ["+", Tightness.Sum],
  subtract: ["-", Tightness.Sum],
  multiply: ["*", Tightness.Product],
  divide: ["/", Tightness.Product],
};

export function printExpr(expr: Expr, bundle: Pick<Bundle, "enums" | "history">): string {
  return print(expr, Tightness.Logic);

  function print(part: Expr, place: Tightness): string {
    const [text, tightness] = write(part);
    return tightness < place ? `(${text})` : text;
  }

  function write(part: Expr): readonly [string, Tightness] {
    switch (part.op) {
      case "literal":
        return [printValue(part.value, part.type, bundle), Tightness.Primary];
      case "event":
      case "person":
        return [`${part.op}.${part.name}`, Tightness.Primary];
      case "risk":
        return ["risk", Tightness.Primary];
      case "record":
      case "item":
        return [part.op + part.path.map(printMember).join(""), Tightness.Primary];
      case "count":
        return [printHistory(part.history), Tightness.Primary];
      case "distinct":
      case "first_time": {
        const [position] = Object.values(part.history);
        return [position === undefined ? part.op : printHistory(position), Tightness.Primary];
      }
      case "like":
      case "matches":
        return [`${print(part.args[0], Tightness.Sum)} ${part.op} ${printString(part.pattern)}`, Tightness.Comparison];
      default:
        return writeOperator(part);
    }
  }

  function writeOperator({ op, args }: Expr & { op: Operator }): readonly [string, Tightness] {
    const [first, second] = args as readonly [Expr, Expr];
    const compared = comparisons[op];
    if (compared !== undefined) {
      return [`${print(first, Tightness.Sum)} ${compared} ${print(second, Tightness.Sum)}`, Tightness.Comparison];
    }
    const computed = arithmetic[op];
    if (computed) {
      const [sign, tightness] = computed;
      return [`${print(first, tightness)} ${sign} ${print(second, tightness + 1)}`, tightness];
    }
    switch (op) {
      case "and":
      case "or":
        return [args.map((operand) => print(operand, Tightness.Not)).join(` ${op} `), Tightness.Logic];
      case "not":
        return [`not ${print(first, Tightness.Comparison)}`, Tightness.Not];
      case "exists":
        return [`${print(first, Tightness.Sum)} exists`, Tightness.Comparison];
      case "otherwise":
        return [
          `${print(first, Tightness.Primary)} otherwise ${print(second, Tightness.Primary)}`,
          Tightness.Otherwise,
        ];
      case "list":
        return [`[${args.map((item) => print(item, Tightness.Sum)).join(", ")}]`, Tightness.Primary];
      case "minus":
        return [`0 - ${print(first, Tightness.Product)}`, Tightness.Sum];
      default:
        return [`${op}(${args.map((operand) => print(operand, Tightness.Logic)).join(", ")})`, Tightness.Primary];
    }
  }

  function printHistory(position: number): string {
    const entry = bundle.history[position];
    if (!entry) return `history ${position}`;
    const within = `within ${formatDuration(entry.withinMs)}`;
    switch (entry.kind) {
      case "count":
        return `count(${entry.on}${entry.when ? ` where ${print(entry.when, Tightness.Logic)}` : ""} ${within})`;
      case "distinct":
        return `distinct(event.${entry.field} ${within})`;
      case "first_time":
        return `first time ${within}`;
    }
  }
}

/** A value of a bundle as a literal; enum values by their name. */
export function printValue(value: Json, type: Type, bundle: Pick<Bundle, "enums">): string {
  if (Array.isArray(value)) {
    const of = typeof type === "object" && "list" in type ? type.list : type;
    return `[${(value as readonly Json[]).map((item) => printValue(item, of, bundle)).join(", ")}]`;
  }
  if (typeof type === "object" && "enum" in type) {
    const values = Object.hasOwn(bundle.enums, type.enum) ? bundle.enums[type.enum]!.values : [];
    return values.find((each) => each.record === value)?.name ?? String(value);
  }
  if (typeof value === "number") {
    const size = Math.abs(value);
    const sign = value < 0 ? "-" : "";
    if (type === "duration") return sign + formatDuration(size);
    if (type === "bytes") return sign + formatSize(size);
    if (type === "percentage") return sign + formatPercent(size);
    return String(value);
  }
  if (typeof value === "string") {
    if (type === "timestamp") return parseInstant(value) === undefined ? value : value.replace(/(?::00)?\.000Z$/, "Z");
    return type === "date" || type === "time" ? value : printString(value);
  }
  return String(value);
}

function printMember(member: string | number): string {
  if (typeof member === "number") return `[${member}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(member) ? `.${member}` : `.${printString(member)}`;
}

/** A string literal: control characters by their code point. */
function printString(text: string): string {
  const escaped = text
    .replace(/["\\{}]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (character) => {
      return `\\u{${character.codePointAt(0)!.toString(16)}}`;
    });
  return `"${escaped}"`;
}
