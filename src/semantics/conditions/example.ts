/**
 * A concrete moment for a formula: an event and the person whose it is. Fields that are asked for alone take a value of
 * what they are narrowed to; what several fields decide together is tried out, and an example is one only when it holds.
 */
import type { FieldModel, LiteralValue, TypedExpr } from "../model.js";
import { candidatesFor, isMember } from "./candidates.js";
import type { Conditions } from "./conditions.js";
import { Evaluator, type Moment, type Value } from "./evaluate.js";
import { allOf, type Formula, keyOf, type Variable } from "./formula.js";
import { isOrdered } from "../type-rules.js";
import { findWay, type Narrowed } from "./solve.js";
import type { ValueSet } from "./values.js";

/** One event, whose it is, and what lies behind: values as literals have them. */
export interface Example {
  readonly type?: string;
  /** Every field that is required, and those that matter. */
  readonly fields: ReadonlyMap<string, LiteralValue>;
  readonly attributes: ReadonlyMap<string, LiteralValue>;
  /** What history expressions must give, where that is not what someone has who did nothing before. */
  readonly past: readonly { readonly expr: TypedExpr; readonly value: number | boolean }[];
  /** The fields and attributes that the conditions look at, in the order of the vocabulary. */
  readonly asked: { readonly fields: readonly string[]; readonly attributes: readonly string[] };
}

export type Answer =
  | { readonly kind: "example"; readonly example: Example }
  /** There is no such moment, for certain. */
  | { readonly kind: "never" }
  /** There may be one; none was found. */
  | { readonly kind: "unknown" };

/** Ways that are tried before nothing is said. */
const MOST_WAYS = 60;

/**
 * A moment at which all these formulas hold.
 *
 * @param conditions - what made the formulas: one vocabulary, or two versions of one whose events are of one type
 */
export function findExample(formulas: readonly Formula[], ...conditions: readonly Conditions[]): Answer {
  let example: Example | undefined;
  let ways = 0;
  const found = findWay(allOf(formulas), (narrowed) => {
    if (ways >= MOST_WAYS) return false;
    ways += 1;
    example = new Making(narrowed, conditions).example();
    return example !== undefined;
  });
  if (example !== undefined) return { kind: "example", example };
  return { kind: found === "none" ? "never" : "unknown" };
}

/** A field or attribute that gets a value. */
interface Slot {
  readonly root: "event" | "person";
  readonly name: string;
  readonly expr: TypedExpr;
  readonly to: ValueSet | undefined;
  readonly optional: boolean;
}

/** Something that is read from fields, and what it must be. */
interface Check {
  readonly of: Variable["of"];
  readonly to: ValueSet;
}

/** Moments that are tried out for one way. */
const MOST_TRIES = 1500;

class Making {
  private readonly slots = new Map<string, Slot>();
  private readonly asked = new Set<string>();
  private readonly checks: Check[] = [];
  private readonly history: { expr: TypedExpr; to: ValueSet }[] = [];

  constructor(
    private readonly narrowed: Narrowed,
    private readonly conditions: readonly Conditions[],
  ) {
    for (const { model, event } of conditions) {
      const fields = event === undefined ? undefined : model.events.get(event)?.fields;
      for (const field of fields?.values() ?? []) this.add("event", field);
      for (const attribute of model.person.values()) this.add("person", attribute);
    }
    for (const { variable, to } of narrowed.values()) this.require(variable, to);
  }

  example(): Example | undefined {
    const free = [...this.slots.values()];
    const involved = this.involved();
    const fixed = new Map<string, Value>();
    for (const slot of free) {
      const key = keyOf(slot.expr);
      if (involved.has(key)) continue;
      if (slot.optional && slot.to === undefined) continue;
      const [value] = this.candidates(slot, []);
      if (value === undefined && slot.to?.missing !== true && !slot.optional) return undefined;
      fixed.set(key, value);
    }
    const open = free.filter((slot) => involved.has(keyOf(slot.expr)));
    const pools = open.map((slot) => {
      const others = open.filter((other) => other !== slot && other.expr.type.kind === slot.expr.type.kind);
      const pool: Value[] = this.candidates(slot, [
        ...this.literals(slot),
        ...others.flatMap((other) => this.candidates(other, [])),
      ]);
      if (slot.to?.missing ?? slot.optional) pool.push(undefined);
      return pool;
    });
    for (const chosen of combinations(pools, MOST_TRIES)) {
      for (const [at, slot] of open.entries()) fixed.set(keyOf(slot.expr), chosen[at]);
      const made = this.made(fixed);
      if (made !== undefined) return made;
    }
    return undefined;
  }

  private add(root: Slot["root"], field: FieldModel): void {
    const leaf = root === "event" ? { kind: root, field: field.name } : { kind: root, attribute: field.name };
    const expr = { ...leaf, span: field.span, type: field.type, optional: field.optional } as TypedExpr;
    const key = keyOf(expr);
    const before = this.slots.get(key);
    const optional = field.optional && before?.optional !== false;
    this.slots.set(key, { root, name: field.name, expr, to: this.narrowed.get(key)?.to, optional });
  }

  private require(variable: Variable, to: ValueSet): void {
    const { of } = variable;
    for (const expr of of) {
      for (const path of pathsIn(expr)) this.asked.add(keyOf(path));
      if (expr.kind === "count" || expr.kind === "distinct" || expr.kind === "first_time") {
        this.history.push({ expr, to });
        return;
      }
    }
    if (!this.slots.has(variable.key)) this.checks.push({ of, to });
  }

  /** Fields that some check looks at. */
  private involved(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const { of } of this.checks) {
      for (const path of of.flatMap((expr) => [...pathsIn(expr)])) keys.add(keyOf(path));
    }
    return keys;
  }

  private candidates(slot: Slot, more: readonly LiteralValue[]): LiteralValue[] {
    const reads = this.checks.flatMap(({ of: [call], to }) =>
      call.kind === "call" && [...pathsIn(call)].some((path) => keyOf(path) === keyOf(slot.expr)) ? [{ call, to }] : [],
    );
    return candidatesFor(slot, more, reads, this.conditions[0]!.model);
  }

  /** Constants that a check of this field mentions. */
  private literals(slot: Slot): LiteralValue[] {
    const found: LiteralValue[] = [];
    for (const { of } of this.checks) {
      for (const part of of.flatMap((expr) => [...partsOf(expr)])) {
        if (part.kind === "literal" && part.type.kind === slot.expr.type.kind) found.push(part.value);
        if (part.kind === "pattern") found.push(part.pattern);
      }
    }
    return found;
  }

  private made(values: ReadonlyMap<string, Value>): Example | undefined {
    const fields = new Map<string, LiteralValue>();
    const attributes = new Map<string, LiteralValue>();
    for (const [key, { root, name }] of this.slots) {
      const value = values.get(key);
      if (value !== undefined) (root === "event" ? fields : attributes).set(name, value);
    }
    const past = new Map<string, number | boolean>();
    const [{ event }] = this.conditions as readonly [Conditions];
    const moment: Moment = { ...(event === undefined ? {} : { type: event }), fields, attributes, past };
    const evaluators = this.conditions.map(({ model }) => new Evaluator(model, moment));
    const [evaluator] = evaluators as [Evaluator];
    const behind: { expr: TypedExpr; value: number | boolean }[] = [];
    for (const { expr, to } of this.history) {
      const alone = evaluator.alone(expr as Extract<TypedExpr, { kind: "count" | "distinct" | "first_time" }>);
      const value = pastValue(expr, to, alone);
      if (value === undefined) return undefined;
      past.set(keyOf(expr), value);
      if (value !== alone) behind.push({ expr, value });
    }
    if (!this.checks.every((check) => evaluators.every((one) => holds(check, one)))) return undefined;
    if (evaluators.some(({ uncertain }) => uncertain)) return undefined;
    const asked = [...this.slots].filter(([key]) => this.asked.has(key)).map(([, slot]) => slot);
    return {
      ...(event === undefined ? {} : { type: event }),
      fields,
      attributes,
      past: behind,
      asked: {
        fields: asked.filter(({ root }) => root === "event").map(({ name }) => name),
        attributes: asked.filter(({ root }) => root === "person").map(({ name }) => name),
      },
    };
  }
}

function holds({ of: [left, right], to }: Check, evaluator: Evaluator): boolean {
  const one = evaluator.value(left);
  if (right === undefined) return isMember(to, one, left.type);
  const other = evaluator.value(right);
  if (one === undefined || other === undefined || to.values.kind !== "names") return to.missing;
  if (one === other) return to.values.names.has("like");
  const isAfter = evaluator.rank(one, left.type) > evaluator.rank(other, right.type);
  // What has no order is only like the other, or not.
  return to.values.names.has(isAfter && isOrdered(left.type) ? "after" : "before");
}

/** The count nearest to that of someone who did nothing before; no less, as the present event counts. */
function pastValue(expr: TypedExpr, { values }: ValueSet, alone: number | boolean): number | boolean | undefined {
  if (values.kind === "names") {
    if (values.names.has(String(alone))) return alone;
    return expr.kind === "first_time" && values.names.has("false") ? false : undefined;
  }
  if (values.kind !== "numbers" || typeof alone !== "number") return undefined;
  const fitting = values.parts.find(({ high }) => high >= alone);
  return fitting === undefined ? undefined : Math.max(alone, fitting.low);
}

/** Fields and attributes that an expression looks at. */
export function* pathsIn(expr: TypedExpr): Generator<TypedExpr> {
  for (const part of partsOf(expr)) if (part.kind === "event" || part.kind === "person") yield part;
}

function* partsOf(expr: TypedExpr): Generator<TypedExpr> {
  yield expr;
  switch (expr.kind) {
    case "org":
      yield* partsOf(expr.value);
      break;
    case "list":
      for (const item of expr.items) yield* partsOf(item);
      break;
    case "and":
    case "or":
      for (const operand of expr.operands) yield* partsOf(operand);
      break;
    case "not":
    case "exists":
    case "minus":
      yield* partsOf(expr.operand);
      break;
    case "comparison":
    case "arithmetic":
    case "otherwise":
      yield* partsOf(expr.left);
      yield* partsOf(expr.right);
      break;
    case "pattern":
      yield* partsOf(expr.left);
      break;
    case "call":
      for (const argument of expr.arguments) yield* partsOf(argument);
      // The wall clock is that of the person's zone.
      break;
    default:
  }
}

/** Some of all combinations: those of the first of each pool first. */
function* combinations(pools: readonly (readonly Value[])[], most: number): Generator<readonly Value[]> {
  if (pools.some((pool) => pool.length === 0)) return;
  const total = pools.reduce((product, { length }) => Math.min(product * length, 1e9), 1);
  if (total <= most) {
    for (let at = 0; at < total; at += 1) {
      let rest = at;
      yield pools.map((pool) => {
        const value = pool[rest % pool.length];
        rest = Math.floor(rest / pool.length);
        return value;
      });
    }
    return;
  }
  // Spread over all of them by a walk that repeats no short pattern, and is the same each time.
  let state = 1;
  for (let at = 0; at < most; at += 1) {
    yield pools.map((pool) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return pool[Math.floor((state / 4_294_967_296) * pool.length)];
    });
  }
}
