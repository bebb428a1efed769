/** Expressions as conjuncts and closures over slots: compiled once per event type, evaluated without looking up names. */
import { lowerAscii } from "../../base/codepoints.js";
import type { Expr } from "../../bundle/types.js";
import type { Evaluate, Predicate } from "../context.js";
import { decodeLiteral } from "../decode.js";
import type { Value } from "../event.js";
import { slotOf } from "../vocabulary.js";
import { arithmetic } from "./arithmetic.js";
import { withLiteral, withValue } from "./comparison.js";
import type { Comparison } from "./comparison.js";
import { allHold, among, compared, containing, existing, ofClosure, ofField, ofParts, oneHolds } from "./conjuncts.js";
import type { Conjunct } from "./conjuncts.js";
import { compileLike } from "./like.js";
import { membership } from "./membership.js";
import { past } from "./past.js";
import type { Scope } from "./scope.js";
import { accepted, changed, compileMatches, editDistanceOf, endsWith, lengthOf, startsWith } from "./strings.js";
import { wallClock } from "./wall-clock.js";

/** A condition, as what must hold all together. */
export function compileConjuncts(expression: Expr, scope: Scope): readonly Conjunct[] {
  if (expression.op === "and") return expression.args.flatMap((argument) => compileConjuncts(argument, scope));
  return [conjunctOf(expression, scope) ?? ofClosure(compilePredicate(expression, scope))];
}

/** A condition that needs no closure. */
function conjunctOf(expression: Expr, scope: Scope): Conjunct | undefined {
  switch (expression.op) {
    case "is":
    case "is_not":
    case "less":
    case "less_or_equal":
    case "greater":
    case "greater_or_equal": {
      const slot = slotOrRisk(expression.args[0]!, scope);
      return slot === undefined ? undefined : compared(expression.op, slot, literalOf(expression.args[1]!, scope));
    }
    case "in":
    case "not_in": {
      const slot = slotOrRisk(expression.args[0]!, scope);
      const values = literalOf(expression.args[1]!, scope) as readonly Value[] | undefined;
      return slot === undefined || values === undefined ? undefined : among(values, slot, expression.op === "in");
    }
    case "contains": {
      const slot = slotOfField(expression.args[0]!, scope);
      const part = literalOf(expression.args[1]!, scope);
      return slot < 0 || part === undefined ? undefined : containing(slot, part);
    }
    case "exists": {
      const slot = slotOfField(expression.args[0]!, scope);
      return slot < 0 ? undefined : existing(slot);
    }
    case "or":
      return ofParts(
        expression.args.map((argument) => compileConjuncts(argument, scope)),
        true,
      );
    case "not": {
      const slot = slotOfField(expression.args[0]!, scope);
      return slot < 0 ? ofParts([compileConjuncts(expression.args[0]!, scope)], false) : ofField(slot, false);
    }
    default: {
      const slot = slotOfField(expression, scope);
      return slot < 0 ? undefined : ofField(slot, true);
    }
  }
}

/** A condition; what is missing does not hold. */
export function compilePredicate(expression: Expr, scope: Scope): Predicate {
  const conjunct = conjunctOf(expression, scope);
  if (conjunct !== undefined) return (context) => oneHolds(conjunct, context);
  switch (expression.op) {
    case "and": {
      const conjuncts = compileConjuncts(expression, scope);
      return (context) => allHold(conjuncts, context);
    }
    case "exists": {
      const present = scope.present?.(expression.args[0]!);
      if (present !== undefined) return (context) => present(context) === true;
      const argument = compile(expression.args[0]!, scope);
      return (context) => argument(context) !== undefined;
    }
    case "is":
    case "is_not":
    case "less":
    case "less_or_equal":
    case "greater":
    case "greater_or_equal":
      return comparison(expression.op, expression.args[0]!, expression.args[1]!, scope);
    case "in":
    case "not_in":
    case "contains":
    case "contains_any":
    case "contains_all":
      return membership(
        expression.op,
        operand(expression, 0, scope),
        operand(expression, 1, scope),
        literalOf(expression.args[1]!, scope) as readonly Value[] | undefined,
      );
    case "starts_with":
      return startsWith(operand(expression, 0, scope), operand(expression, 1, scope));
    case "ends_with":
      return endsWith(operand(expression, 0, scope), operand(expression, 1, scope));
    case "like":
      return accepted(operand(expression, 0, scope), compileLike(expression.pattern));
    case "matches":
      return accepted(operand(expression, 0, scope), compileMatches(expression.pattern));
    case "literal": {
      const holds = expression.value === true;
      return () => holds;
    }
    default: {
      const evaluate = compile(expression, scope);
      return (context) => evaluate(context) === true;
    }
  }
}

/** A value; undefined where it is missing. */
export function compile(expression: Expr, scope: Scope): Evaluate {
  switch (expression.op) {
    case "literal": {
      const value = decodeLiteral(expression.type, expression.value, scope.vocabulary.enums);
      return () => value;
    }
    case "event": {
      const slot = slotOfField(expression, scope);
      if (slot >= 0) return (context) => context.values[slot];
      if (expression.name === "id") return (context) => context.event.id;
      if (expression.name === "time") return (context) => context.time;
      return () => undefined;
    }
    case "person": {
      const slot = scope.vocabulary.person.slots.get(expression.name) ?? -1;
      return (context) => context.attributes[slot];
    }
    case "risk":
      return (context) => context.risk;
    case "record":
    case "item":
      return scope.leaf?.(expression) ?? (() => undefined);
    case "count":
    case "distinct":
    case "first_time":
      return past(expression, scope);
    case "minus":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return arithmetic(
        expression.op,
        expression.args.map((argument) => compile(argument, scope)),
      );
    case "lower":
      return changed(operand(expression, 0, scope), lowerAscii);
    case "domain":
      return changed(operand(expression, 0, scope), scope.domain);
    case "length":
      return lengthOf(operand(expression, 0, scope));
    case "edit_distance":
      return editDistanceOf(operand(expression, 0, scope), operand(expression, 1, scope));
    case "local_time":
    case "weekday":
      return wallClock(expression.op, operand(expression, 0, scope));
    case "otherwise": {
      const value = compile(expression.args[0]!, scope);
      const standIn = compile(expression.args[1]!, scope);
      return (context) => {
        const present = value(context);
        return present === undefined ? standIn(context) : present;
      };
    }
    case "list": {
      const elements = expression.args.map((argument) => compile(argument, scope));
      return (context) => elements.map((element) => element(context));
    }
    default:
      return compilePredicate(expression, scope);
  }
}

function operand(expression: { readonly args: readonly Expr[] }, at: number, scope: Scope): Evaluate {
  return compile(expression.args[at]!, scope);
}

function literalOf(expression: Expr, scope: Scope): Value {
  return expression.op === "literal"
    ? decodeLiteral(expression.type, expression.value, scope.vocabulary.enums)
    : undefined;
}

function comparison(operator: Comparison, first: Expr, second: Expr, scope: Scope): Predicate {
  const literal = literalOf(second, scope);
  if (literal === undefined) return withValue(operator, compile(first, scope), compile(second, scope));
  if (first.op === "edit_distance" && typeof literal === "number") {
    // How far beyond the literal the distance lies does not matter.
    return withLiteral(operator, editDistanceOf(operand(first, 0, scope), operand(first, 1, scope), literal), literal);
  }
  return withLiteral(operator, compile(first, scope), literal);
}

/** Of a field of the event, -1 of anything else. */
function slotOfField(expression: Expr, { type }: Scope): number {
  return expression.op === "event" && type !== undefined ? slotOf(type.fields, expression.name) : -1;
}

/** The same, -1 of the risk and undefined of anything else. */
function slotOrRisk(expression: Expr, scope: Scope): number | undefined {
  const slot = slotOfField(expression, scope);
  return slot >= 0 || expression.op === "risk" ? slot : undefined;
}
