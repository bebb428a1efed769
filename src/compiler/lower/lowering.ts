/** What the parts of the lowering share: the model, what expressions ask for, and where things were declared. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Span } from "../../base/span.js";
import { DEEPEST_EXPRESSION } from "../../bundle/bounds.js";
import type { Expr } from "../../bundle/types.js";
import type { Model } from "../../semantics/model.js";
import { HistoryList } from "./history.js";

export class Lowering {
  readonly history = new HistoryList();
  readonly functions = new Set<string>();
  /** By JSON pointer into the bundle. */
  readonly places = new Map<string, Span>();
  /** Segments that were written out already, with how deep they nest: equal ones are one object. */
  readonly segments = new Map<string, { readonly expr: Expr; readonly height: number }>();
  /** The first expression that nests too deep for a bundle. */
  tooDeep: Span | undefined;
  private depth = 0;
  private deepest = 0;

  constructor(readonly model: Model) {}

  /** One operator further down; false where that is too deep. `lower` is not called then. */
  nested(span: Span, lower: () => Expr): Expr {
    if (this.reaches(1, span)) return { op: "literal", type: "bool", value: false };
    this.depth += 1;
    const expr = lower();
    this.depth -= 1;
    return expr;
  }

  /** Whether something of this height would nest too deep here; it is taken to be written here. */
  reaches(height: number, span: Span): boolean {
    this.deepest = Math.max(this.deepest, this.depth + height);
    if (this.depth + height <= DEEPEST_EXPRESSION) return false;
    this.tooDeep ??= span;
    return true;
  }

  /** Lowers something and says how high it is. */
  measured(lower: () => Expr): { readonly expr: Expr; readonly height: number } {
    const outer = this.deepest;
    this.deepest = this.depth;
    const expr = lower();
    const height = this.deepest - this.depth;
    this.deepest = Math.max(outer, this.deepest);
    return { expr, height };
  }

  place(span: Span, ...pointer: readonly (string | number)[]): void {
    const escaped = pointer.map((member) => `/${String(member).replaceAll("~", "~0").replaceAll("/", "~1")}`);
    this.places.set(escaped.join(""), span);
  }
}

/** An object whose keys stand in the order of their code points, whatever order the files had. */
export function sortedRecord<Item, Lowered>(
  items: ReadonlyMap<string, Item>,
  lower: (item: Item, name: string) => Lowered,
): Readonly<Record<string, Lowered>> {
  return Object.fromEntries(sortedNames(items.keys()).map((name) => [name, lower(items.get(name)!, name)]));
}

export function sortedNames(names: Iterable<string>): string[] {
  return [...new Set(names)].toSorted(compareCodePoints);
}

/** A member that is left out where there is nothing to say. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Readonly<Record<Name, Value>> | Readonly<Record<never, never>> {
  return value === undefined ? {} : ({ [name]: value } as Readonly<Record<Name, Value>>);
}
