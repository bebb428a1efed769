/** Expressions as closures over slots: compiled once per event type, evaluated without looking anything up by name. */
import type { Expr } from "../../bundle/types.js";
import type { Evaluate, Predicate } from "../context.js";
import { decodeLiteral } from "../decode.js";
import { slotOf } from "../vocabulary.js";
import { arithmetic } from "./arithmetic.js";
import { comparison } from "./comparison.js";
import { membership } from "./membership.js";
import { past } from "./past.js";
import type { Scope } from "./scope.js";
import { strings } from "./strings.js";
import { wallClock } from "./wall-clock.js";

/** A condition; what is missing does not hold. */
export function compilePredicate(expression: Expr, scope: Scope): Predicate {
  switch (expression.op) {
    case "and":
      return conjunction(expression.args.map((argument) => compilePredicate(argument, scope)));
    case "or":
      return disjunction(expression.args.map((argument) => compilePredicate(argument, scope)));
    case "not": {
      const argument = compilePredicate(expression.args[0]!, scope);
      return (context) => !argument(context);
    }
    case "exists": {
      const argument = compile(expression.args[0]!, scope);
      return (context) => argument(context) !== undefined;
    }
    case "is":
    case "is_not":
    case "less":
    case "less_or_equal":
    case "greater":
    case "greater_or_equal":
      return comparison(expression.op, expression.args, scope);
    case "in":
    case "not_in":
    case "contains":
    case "contains_any":
    case "contains_all":
      return membership(expression.op, expression.args, scope);
    case "starts_with":
    case "ends_with":
    case "like":
    case "matches":
      return strings.predicate(expression, scope);
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
    case "event":
      return eventField(expression.name, scope);
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
      return arithmetic(expression.op, expression.args, scope);
    case "lower":
    case "length":
    case "domain":
    case "edit_distance":
      return strings.value(expression.op, expression.args, scope);
    case "local_time":
    case "weekday":
      return wallClock(expression.op, expression.args[0]!, scope);
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

function eventField(name: string, scope: Scope): Evaluate {
  const slot = scope.type === undefined ? -1 : slotOf(scope.type.fields, name);
  if (slot >= 0) return (context) => context.values[slot];
  if (name === "id") return (context) => context.event.id;
  if (name === "time") return (context) => context.time;
  return () => undefined;
}

function conjunction(parts: readonly Predicate[]): Predicate {
  const [first, second, third] = parts;
  if (parts.length === 1) return first!;
  if (parts.length === 2) return (context) => first!(context) && second!(context);
  if (parts.length === 3) return (context) => first!(context) && second!(context) && third!(context);
  return (context) => {
    for (let at = 0; at < parts.length; at += 1) if (!parts[at]!(context)) return false;
    return true;
  };
}

function disjunction(parts: readonly Predicate[]): Predicate {
  const [first, second] = parts;
  if (parts.length === 1) return first!;
  if (parts.length === 2) return (context) => first!(context) || second!(context);
  return (context) => {
    for (let at = 0; at < parts.length; at += 1) if (parts[at]!(context)) return true;
    return false;
  };
}
