/** Expressions: what they reach exists where they stand, operands suit their operators, and none is too deep. */
import { checkPattern, patternSize } from "../../base/iregexp.js";
import { DEEPEST_EXPRESSION } from "../bounds.js";
import { keepFor, wholeLiteral } from "../keep.js";
import { below } from "../problem.js";
import type { Expr, History, Operator, Type } from "../types.js";
import { own, type Check } from "./check.js";
import { arity, resultOf } from "./operators.js";
import { agree, checkType, typeText } from "./types.js";
import { checkValue } from "./values.js";

/** What an expression may reach where it stands. */
export interface Scope {
  /** The types that the event may have; nothing where there is no event. */
  readonly events?: readonly string[];
  readonly person?: true;
  readonly risk?: true;
  readonly history?: true;
  /** The raw record of a source, and its elements. */
  readonly record?: true;
}

const functions = new Set<string>(["domain", "edit_distance", "length", "local_time", "lower", "weekday"]);

/** A condition. */
export function checkCondition(check: Check, expr: Expr | undefined, scope: Scope, pointer: string): void {
  if (expr) checkExpr(check, expr, scope, pointer, "bool");
}

/** An expression, where one of a certain type is `expected`. */
export function checkExpr(check: Check, expr: Expr, scope: Scope, pointer: string, expected?: Type): void {
  visit(check, expr, scope, pointer, 1);
  if (expected !== undefined && !agree(expr.type, expected)) {
    check.problems.add(below(pointer, "type"), `must be ${typeText(expected)} here, not ${typeText(expr.type)}`);
  }
}

function visit(check: Check, expr: Expr, scope: Scope, pointer: string, depth: number): void {
  if (!check.step()) return;
  if (depth > DEEPEST_EXPRESSION)
    return check.problems.tooLarge(pointer, `an expression deeper than ${DEEPEST_EXPRESSION} operators`);
  if (!checkType(check, expr.type, below(pointer, "type"))) return;
  switch (expr.op) {
    case "literal":
      return checkValue(check, expr.value, expr.type, below(pointer, "value"));
    case "event":
      return checkEventField(check, expr.name, expr.type, scope, pointer);
    case "person":
      if (!scope.person) return check.problems.add(pointer, "there is no person here");
      return checkReach(
        check,
        check.attribute(expr.name),
        expr.type,
        `attribute \`${expr.name}\` of a person`,
        pointer,
      );
    case "risk":
      if (!scope.risk) return check.problems.add(pointer, "there is no risk here");
      return checkReach(check, { enum: "Risk" }, expr.type, "risk", pointer);
    case "record":
    case "item":
      if (!scope.record) check.problems.add(pointer, "raw records are there in sources only");
      return;
    case "count":
      checkHistory(check, expr.history, "count", undefined, scope, pointer);
      return check.problems.add(pointer, "a count stands only in a comparison with a whole literal");
    case "distinct":
      checkHistoryByType(check, expr.history, "distinct", scope, pointer);
      return check.problems.add(pointer, "a count stands only in a comparison with a whole literal");
    case "first_time":
      checkHistoryByType(check, expr.history, "first_time", scope, pointer);
      return;
    case "like":
    case "matches":
      visit(check, expr.args[0], scope, below(pointer, "args", 0), depth + 1);
      if (!agree(expr.args[0].type, "string")) check.problems.add(pointer, `\`${expr.op}\` takes a string`);
      if (expr.op === "matches") checkIRegexp(check, expr.pattern, below(pointer, "pattern"));
      return;
    default:
      return visitOperator(check, expr, scope, pointer, depth);
  }
}

function visitOperator(
  check: Check,
  expr: Expr & { op: Operator },
  scope: Scope,
  pointer: string,
  depth: number,
): void {
  const [least, most] = arity(expr.op);
  if (expr.args.length < least || expr.args.length > most) {
    const many = least === most ? `${least}` : `at least ${least}`;
    return check.problems.add(below(pointer, "args"), `\`${expr.op}\` takes ${many} operand${many === "1" ? "" : "s"}`);
  }
  if (functions.has(expr.op)) check.functionsUsed.add(expr.op);
  const counted = comparedCount(check, expr, scope, pointer);
  expr.args.forEach((operand, position) => {
    if (operand !== counted) visit(check, operand, scope, below(pointer, "args", position), depth + 1);
  });
  const types = expr.args.map((operand) => operand.type);
  const result = resultOf(check, expr.op, types, expr.type);
  if (result === undefined) {
    check.problems.add(pointer, `\`${expr.op}\` does not take ${types.map(typeText).join(" and ")}`);
  } else if (!agree(result, expr.type)) {
    check.problems.add(below(pointer, "type"), `\`${expr.op}\` gives ${typeText(result)}, not ${typeText(expr.type)}`);
  }
}

/** The operand that is a count, where the other one is a number and enough is kept to compare the two. */
function comparedCount(check: Check, expr: Expr & { op: Operator }, scope: Scope, pointer: string): Expr | undefined {
  const [left, right] = expr.args;
  if (!left || !right) return undefined;
  const [count, other, side] = isCount(left) ? ([left, right, "left"] as const) : ([right, left, "right"] as const);
  if (!isCount(count)) return undefined;
  const k = wholeLiteral(other);
  const keep = k === undefined ? undefined : keepFor(expr.op, k, side);
  if (keep === undefined) return undefined;
  const at = below(pointer, "args", side === "left" ? 0 : 1);
  const entries =
    count.op === "count"
      ? [checkHistory(check, count.history, "count", undefined, scope, at)]
      : checkHistoryByType(check, count.history, "distinct", scope, at);
  for (const entry of entries ?? []) {
    if (entry && entry.keep < keep) check.problems.add(at, `\`${expr.op}\` ${k} needs ${keep} kept, not ${entry.keep}`);
  }
  return count;
}

function isCount(expr: Expr): expr is Expr & { op: "count" | "distinct" } {
  return expr.op === "count" || expr.op === "distinct";
}

function checkEventField(check: Check, name: string, type: Type, scope: Scope, pointer: string): void {
  if (!scope.events) return check.problems.add(pointer, "there is no event here");
  for (const event of scope.events) {
    if (!check.step()) return;
    if (!Object.hasOwn(check.bundle.events, event)) continue;
    checkReach(check, check.field(event, name), type, `field \`${name}\` of \`${event}\``, pointer);
  }
}

function checkReach(check: Check, declared: Type | undefined, type: Type, what: string, pointer: string): void {
  if (declared === undefined) check.problems.add(pointer, `there is no ${what}`);
  else if (typeText(declared) !== typeText(type)) {
    check.problems.add(below(pointer, "type"), `${what} is ${typeText(declared)}, not ${typeText(type)}`);
  }
}

function checkHistory(
  check: Check,
  position: number,
  kind: History["kind"],
  on: string | undefined,
  scope: Scope,
  pointer: string,
): History | undefined {
  if (!scope.history) check.problems.add(pointer, "there is no history here");
  const entry = check.bundle.history[position];
  const at = below(pointer, "history", ...(on === undefined ? [] : [on]));
  if (!entry) check.problems.add(at, `there is no history ${position}`);
  else if (entry.kind !== kind) check.problems.add(at, `history ${position} is \`${entry.kind}\`, not \`${kind}\``);
  else if (on !== undefined && entry.on !== on)
    check.problems.add(at, `history ${position} is of \`${entry.on}\`, not \`${on}\``);
  else return entry;
  return undefined;
}

function checkHistoryByType(
  check: Check,
  byType: Readonly<Record<string, number>>,
  kind: "distinct" | "first_time",
  scope: Scope,
  pointer: string,
): (History | undefined)[] {
  for (const event of scope.events ?? []) {
    if (!Object.hasOwn(byType, event))
      check.problems.add(below(pointer, "history"), `has no position for \`${event}\``);
  }
  return Object.entries(byType).map(([event, position]) => checkHistory(check, position, kind, event, scope, pointer));
}

function checkIRegexp(check: Check, pattern: string, pointer: string): void {
  if (!check.hasRoomForPatterns()) return;
  const problem = checkPattern(pattern);
  if (problem) check.problems.add(pointer, `not an I-Regexp at position ${problem.offset}: ${problem.message}`);
  else check.takePattern(patternSize(pattern), pointer);
}

/** What is remembered: its type and field exist, and its condition looks at the event as it was taken. */
export function checkHistories(check: Check): void {
  check.bundle.history.forEach((entry, position) => {
    const pointer = below("", "history", position);
    check.refer(check.bundle.events, entry.on, "event type", below(pointer, "on"));
    if (entry.kind === "count") {
      checkCondition(check, entry.when, { events: [entry.on], person: true, risk: true }, below(pointer, "when"));
    }
    if (
      entry.kind === "distinct" &&
      own(check.bundle.events, entry.on) &&
      check.field(entry.on, entry.field) === undefined
    ) {
      check.problems.add(below(pointer, "field"), `there is no field \`${entry.field}\` of \`${entry.on}\``);
    }
  });
}
