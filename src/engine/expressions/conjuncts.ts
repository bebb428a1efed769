/**
 * Conditions as lists of conjuncts, all of which must hold. What most of them ask, how a field of the event or the risk stands
 * to a literal of the bundle, is told right here, and so are `or` and `not`: the call of a closure costs more than what it
 * does. The others have one.
 */
import type { Context, Predicate } from "../context.js";
import type { Value } from "../event.js";
import type { Comparison } from "./comparison.js";
import { contains } from "./membership.js";

export interface Conjunct {
  /** One of the numbers below. */
  readonly asks: number;
  /** Of the field; -1 is the risk. */
  readonly slot: number;
  readonly literal: Value | ReadonlySet<Value>;
  readonly parts: Parts | undefined;
  readonly predicate: Predicate | undefined;
}

/** Alternatives, each of which must hold in all that it asks. */
type Parts = readonly (readonly Conjunct[])[];

// What a conjunct asks.
const OTHER = 0;
const HOLDS = 1;
const FAILS = 2;
// With a number, which values of enums are.
const IS = 3;
const IS_NOT = 4;
const LESS = 5;
const LESS_OR_EQUAL = 6;
const GREATER = 7;
const GREATER_OR_EQUAL = 8;
// Apart, as texts are compared in another way.
const IS_TEXT = 9;
const IS_NOT_TEXT = 10;
const IN = 11;
const NOT_IN = 12;
// Of its parts: that one of them holds, and that none does.
const ANY = 13;
const NONE = 14;
const EXISTS = 15;
const CONTAINS = 16;

const OF_NUMBERS: Readonly<Record<Comparison, number>> = {
  is: IS,
  is_not: IS_NOT,
  less: LESS,
  less_or_equal: LESS_OR_EQUAL,
  greater: GREATER,
  greater_or_equal: GREATER_OR_EQUAL,
};

export function ofClosure(predicate: Predicate): Conjunct {
  return { asks: OTHER, slot: -1, literal: undefined, parts: undefined, predicate };
}

/** A field of type bool. @param asked - false: that it does not hold */
export function ofField(slot: number, asked: boolean): Conjunct {
  return conjunct(asked ? HOLDS : FAILS, slot, undefined);
}

/** Undefined where a closure must tell. @param slot - of a field; -1 for the risk */
export function compared(operator: Comparison, slot: number, literal: Value): Conjunct | undefined {
  if (typeof literal === "number") return conjunct(OF_NUMBERS[operator], slot, literal);
  if (typeof literal !== "string") return undefined;
  if (operator === "is") return conjunct(IS_TEXT, slot, literal);
  return operator === "is_not" ? conjunct(IS_NOT_TEXT, slot, literal) : undefined;
}

/** @param asked - false: that it is there and none of these */
export function among(values: readonly Value[], slot: number, asked: boolean): Conjunct {
  return conjunct(asked ? IN : NOT_IN, slot, new Set(values));
}

export function existing(slot: number): Conjunct {
  return conjunct(EXISTS, slot, undefined);
}

/** Of a list or a text. */
export function containing(slot: number, literal: Value): Conjunct {
  return conjunct(CONTAINS, slot, literal);
}

/** @param asked - false: that none of them holds */
export function ofParts(parts: Parts, asked: boolean): Conjunct {
  return { asks: asked ? ANY : NONE, slot: -1, literal: undefined, parts, predicate: undefined };
}

// All literals of conjuncts have their members in this order: V8 then sees one shape.
function conjunct(asks: number, slot: number, literal: Conjunct["literal"]): Conjunct {
  return { asks, slot, literal, parts: undefined, predicate: undefined };
}

export function allHold(conjuncts: readonly Conjunct[], context: Context): boolean {
  for (let at = 0; at < conjuncts.length; at += 1) if (!oneHolds(conjuncts[at]!, context)) return false;
  return true;
}

export function anyHolds(parts: Parts, context: Context): boolean {
  for (let at = 0; at < parts.length; at += 1) if (allHold(parts[at]!, context)) return true;
  return false;
}

/** With a missing value no comparison holds. */
export function oneHolds({ asks, slot, literal, parts, predicate }: Conjunct, context: Context): boolean {
  if (asks === OTHER) return predicate!(context);
  const value = slot < 0 ? context.risk : context.values[slot];
  const number = value as number;
  switch (asks) {
    case HOLDS:
      return value === true;
    case FAILS:
      return value !== true;
    case IS:
      return number === literal;
    case IS_NOT:
      return value !== undefined && number !== literal;
    case LESS:
      return number < (literal as number);
    case LESS_OR_EQUAL:
      return number <= (literal as number);
    case GREATER:
      return number > (literal as number);
    case GREATER_OR_EQUAL:
      return number >= (literal as number);
    case IS_TEXT:
      return value === literal;
    case IS_NOT_TEXT:
      return value !== undefined && value !== literal;
    case IN:
      return (literal as ReadonlySet<Value>).has(value);
    case NOT_IN:
      return value !== undefined && !(literal as ReadonlySet<Value>).has(value);
    case ANY:
      return anyHolds(parts!, context);
    case NONE:
      return !anyHolds(parts!, context);
    case EXISTS:
      return value !== undefined;
    default:
      return contains(value as string | readonly Value[] | undefined, literal as Value);
  }
}
