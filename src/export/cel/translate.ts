/**
 * One condition as CEL source with the same answer for every valid event and person, or why there is none.
 *
 * CEL fails on what is missing, where a comparison of Kairos is false; so what may be missing is asked for first. Numbers are
 * doubles on both sides, hence arithmetic, overflow and division by zero agree by IEEE 754.
 */
import { invariant } from "../../base/invariant.js";
import type { Bundle, Expr, Operator, Type } from "../../bundle/types.js";
import { below } from "../pointer.js";
import { celLike, celMatches } from "./patterns.js";
import type { PredicateOfBundle } from "./predicates.js";
import { celLiteral, celMember, celString } from "./text.js";

export type CelPredicate = { readonly cel: string } | { readonly cannot: readonly Unsaid[] };

/** What plain CEL has no way to say. */
export interface Unsaid {
  /** Of the part, into the bundle. */
  readonly pointer: string;
  readonly reason: string;
}

export function toCel(predicate: PredicateOfBundle, bundle: Bundle): CelPredicate {
  const translation = new Translation(bundle, predicate.on);
  const text = translation.condition(predicate.expr, predicate.pointer, Tightness.Or);
  return translation.unsaid.length > 0 ? { cannot: translation.unsaid } : { cel: text };
}

const enum Tightness {
  Or,
  And,
  Comparison,
  Sum,
  Product,
  Unary,
  Member,
}

/** CEL source of a value; `there` is a condition under which it is not missing, left out where it never is. */
interface CelValue {
  readonly text: string;
  readonly tightness: Tightness;
  readonly there: readonly string[];
}

const comparisons: Partial<Record<Operator, string>> = {
  is: "==",
  is_not: "!=",
  less: "<",
  less_or_equal: "<=",
  greater: ">",
  greater_or_equal: ">=",
};
const mirrored: Partial<Record<Operator, Operator>> = {
  less: "greater",
  less_or_equal: "greater_or_equal",
  greater: "less",
  greater_or_equal: "less_or_equal",
};
const signs: Partial<Record<Operator, readonly [string, Tightness]>> = {
  add: ["+", Tightness.Sum],
  subtract: ["-", Tightness.Sum],
  multiply: ["*", Tightness.Product],
  divide: ["/", Tightness.Product],
};
const beyondCel: Partial<Record<Expr["op"], string>> = {
  count: "it counts events of the past",
  distinct: "it counts values of the past",
  first_time: "it looks at the past",
  record: "it looks at a raw record",
  item: "it looks at a raw record",
  domain: "`domain` needs the rules of public suffixes",
  edit_distance: "`edit_distance` is no function of CEL",
  lower: "`lower` is no function of plain CEL",
  local_time: "`local_time` needs an instant as a timestamp, and here instants are numbers",
  weekday: "`weekday` needs an instant as a timestamp, and here instants are numbers",
};

class Translation {
  readonly unsaid: Unsaid[] = [];
  /** Conditions that hold wherever the present part is looked at. */
  private asked: ReadonlySet<string> = new Set();

  constructor(
    private readonly bundle: Bundle,
    private readonly on: readonly string[],
  ) {}

  /** A condition is never missing: what is false for Kairos is false here. */
  condition(expr: Expr, at: string, place: Tightness): string {
    switch (expr.op) {
      case "and":
        return wrapped(this.conjunction(expr.args, at), Tightness.And, place);
      case "or": {
        const parts = expr.args.map((operand, position) =>
          this.condition(operand, below(at, "args", position), Tightness.Or + 1),
        );
        return wrapped(parts.join(" || "), Tightness.Or, place);
      }
      case "not":
        return `!${this.condition(expr.args[0]!, below(at, "args", 0), Tightness.Member)}`;
      case "literal":
        return String(expr.value === true);
      default: {
        const { text, tightness, there } = this.holds(expr, at);
        const asked = new Set(there.filter((each) => !this.asked.has(each)));
        if (asked.size === 0) return wrapped(text, tightness, place);
        return wrapped([...asked, wrapped(text, tightness, Tightness.Comparison)].join(" && "), Tightness.And, place);
      }
    }
  }

  /** What `exists` has asked for needs no question in the operands after it. */
  private conjunction(operands: readonly Expr[], at: string): string {
    const before = this.asked;
    const parts = operands.map((operand, position) => {
      const place = below(at, "args", position);
      const text = this.condition(operand, place, Tightness.And + 1);
      const [asked] = operand.op === "exists" ? operand.args : [];
      if (asked?.op === "event" || asked?.op === "person")
        this.asked = new Set([...this.asked, ...this.value(asked, below(place, "args", 0)).there]);
      return text;
    });
    this.asked = before;
    return parts.join(" && ");
  }

  /** A condition without parts, and what must be there for it to hold. */
  private holds(expr: Expr, at: string): CelValue {
    const operand = (position: number): CelValue =>
      this.value((expr as { args: readonly Expr[] }).args[position]!, below(at, "args", position));
    switch (expr.op) {
      case "exists": {
        const { there } = operand(0);
        return {
          text: there.length === 0 ? "true" : there.join(" && "),
          tightness: there.length > 1 ? Tightness.And : Tightness.Comparison,
          there: [],
        };
      }
      case "is":
      case "is_not":
      case "less":
      case "less_or_equal":
      case "greater":
      case "greater_or_equal":
        return this.comparison(expr as Expr & { op: Operator }, at);
      case "in":
      case "not_in": {
        const [element, list] = [operand(0), operand(1)];
        const isIn = `${tight(element, Tightness.Sum)} in ${tight(list, Tightness.Sum)}`;
        const there = [...element.there, ...list.there];
        return expr.op === "in"
          ? { text: isIn, tightness: Tightness.Comparison, there }
          : { text: `!(${isIn})`, tightness: Tightness.Unary, there };
      }
      case "contains": {
        const [whole, part] = [operand(0), operand(1)];
        if (isList(expr.args[0]!.type)) {
          const text = `${tight(part, Tightness.Sum)} in ${tight(whole, Tightness.Sum)}`;
          return { text, tightness: Tightness.Comparison, there: [...whole.there, ...part.there] };
        }
        return called(whole, "contains", part);
      }
      case "contains_any":
      case "contains_all": {
        const [whole, parts] = [operand(0), operand(1)];
        const macro = expr.op === "contains_any" ? "exists" : "all";
        const text = `${tight(parts, Tightness.Member)}.${macro}(part, part in ${tight(whole, Tightness.Sum)})`;
        return { text, tightness: Tightness.Member, there: [...whole.there, ...parts.there] };
      }
      case "starts_with":
        return called(operand(0), "startsWith", operand(1));
      case "ends_with":
        return called(operand(0), "endsWith", operand(1));
      case "like":
      case "matches": {
        const whole = operand(0);
        const source = tight(whole, Tightness.Member);
        const text = expr.op === "like" ? celLike(source, expr.pattern) : celMatches(source, expr.pattern);
        if (text === undefined) this.cannot(at, "the categories of Unicode in the pattern differ from host to host");
        return { text: text ?? "", tightness: Tightness.Comparison, there: whole.there };
      }
      default:
        return this.value(expr, at);
    }
  }

  private comparison(expr: Expr & { op: Operator }, at: string): CelValue {
    const { op } = expr;
    const args = expr.args as readonly [Expr, Expr];
    const [a, b] = [this.value(args[0], below(at, "args", 0)), this.value(args[1], below(at, "args", 1))];
    if (op in mirrored && isEnum(args[0].type)) return this.enumOrder(op, args, a, b);
    const text = `${tight(a, Tightness.Sum)} ${comparisons[op]!} ${tight(b, Tightness.Sum)}`;
    return { text, tightness: Tightness.Comparison, there: [...a.there, ...b.there] };
  }

  /** Enums stand by their record text, so an order is a list of those that are meant, or a look at their positions. */
  private enumOrder(op: Operator, [first, second]: readonly [Expr, Expr], a: CelValue, b: CelValue): CelValue {
    const records = this.recordsOf(first.type);
    const there = [...a.there, ...b.there];
    const literal = second.op === "literal" ? second : first.op === "literal" ? first : undefined;
    if (literal === undefined) {
      const positions = `{${records.map((record, each) => `${celString(record)}: ${each}.0`).join(", ")}}`;
      const text = `${positions}[${a.text}] ${comparisons[op]!} ${positions}[${b.text}]`;
      return { text, tightness: Tightness.Comparison, there };
    }
    const position = records.indexOf(literal.value as string);
    const read = literal === second ? op : mirrored[op]!;
    const meant = records.filter((_, each) => {
      if (read === "less") return each < position;
      if (read === "less_or_equal") return each <= position;
      return read === "greater" ? each > position : each >= position;
    });
    const text = `${tight(literal === second ? a : b, Tightness.Sum)} in [${meant.map(celString).join(", ")}]`;
    return { text, tightness: Tightness.Comparison, there };
  }

  private value(expr: Expr, at: string): CelValue {
    const reason = beyondCel[expr.op];
    if (reason !== undefined) return this.cannot(at, reason);
    const operand = (position: number): CelValue =>
      this.value((expr as { args: readonly Expr[] }).args[position]!, below(at, "args", position));
    switch (expr.op) {
      case "literal":
        return { text: celLiteral(expr.value, expr.type), tightness: Tightness.Member, there: [] };
      case "risk":
        return { text: "risk", tightness: Tightness.Member, there: [] };
      case "event":
      case "person": {
        const { value, there } = celMember(expr.op, expr.name);
        return {
          text: value,
          tightness: Tightness.Member,
          there: this.mayBeMissing(expr.op, expr.name) ? [there] : [],
        };
      }
      case "minus": {
        const a = operand(0);
        return { text: `-${tight(a, Tightness.Member)}`, tightness: Tightness.Unary, there: a.there };
      }
      case "add":
      case "subtract":
      case "multiply":
      case "divide": {
        const [sign, tightness] = signs[expr.op]!;
        const [a, b] = [operand(0), operand(1)];
        const text = `${tight(a, tightness)} ${sign} ${tight(b, tightness + 1)}`;
        return { text, tightness, there: [...a.there, ...b.there] };
      }
      case "length": {
        const a = operand(0);
        return { text: `double(size(${a.text}))`, tightness: Tightness.Member, there: a.there };
      }
      case "otherwise": {
        const [a, b] = [operand(0), operand(1)];
        if (a.there.length === 0) return a;
        const isThere = a.there.join(" && ");
        const there = b.there.length === 0 ? [] : [`(${isThere} || ${b.there.join(" && ")})`];
        return { text: `(${isThere} ? ${a.text} : ${b.text})`, tightness: Tightness.Member, there };
      }
      case "list": {
        const items = expr.args.map((_, position) => operand(position));
        if (items.some(({ there }) => there.length > 0))
          return this.cannot(at, "an element of the list may be missing");
        return { text: `[${items.map(({ text }) => text).join(", ")}]`, tightness: Tightness.Member, there: [] };
      }
      default:
        return { text: this.condition(expr, at, Tightness.Or), tightness: Tightness.Or, there: [] };
    }
  }

  private mayBeMissing(of: "event" | "person", name: string): boolean {
    const declared = of === "person" ? [this.bundle.person] : this.on.map((type) => this.bundle.events[type]!.fields);
    return declared.some((fields) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field?.optional === true && field.default === undefined;
    });
  }

  private recordsOf(type: Type): readonly string[] {
    invariant(isEnum(type), "an order of enums");
    if (type.enum === "Risk") return ["low", "medium", "high", "critical"];
    return this.bundle.enums[type.enum]!.values.map(({ record }) => record);
  }

  private cannot(pointer: string, reason: string): CelValue {
    this.unsaid.push({ pointer, reason });
    return { text: "", tightness: Tightness.Member, there: [] };
  }
}

function called(whole: CelValue, name: string, part: CelValue): CelValue {
  const text = `${tight(whole, Tightness.Member)}.${name}(${part.text})`;
  return { text, tightness: Tightness.Member, there: [...whole.there, ...part.there] };
}

function tight(value: CelValue, place: Tightness): string {
  return wrapped(value.text, value.tightness, place);
}

function wrapped(text: string, tightness: Tightness, place: Tightness): string {
  return tightness < place ? `(${text})` : text;
}

function isList(type: Type): boolean {
  return typeof type === "object" && "list" in type;
}

function isEnum(type: Type): type is { readonly enum: string } {
  return typeof type === "object" && "enum" in type;
}
