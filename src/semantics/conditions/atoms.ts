/**
 * Conditions without `and`, `or` and `not`, as what they ask of one variable. A comparison with a missing value is
 * false. What is not looked into is a variable of its own, once its operands are there.
 */
import { RISK_LEVELS } from "../built-in.js";
import type { TypedExpr } from "../model.js";
import type { Type } from "../types.js";
import { Evaluator, numberOf } from "./evaluate.js";
import { allOf, anyOf, FALSE, type Formula, is, keyOf, truth, TRUE, type Variable } from "./formula.js";
import type { Element } from "./lists.js";
import { ALL_NUMBERS, between, type Interval, memberOf } from "./numbers.js";
import { fixedElements, fixedValue, MIRRORED, withoutSum } from "./operands.js";
import {
  ANY,
  distanceTest,
  lengthTest,
  likePattern,
  loweredTest,
  oneOfTest,
  patternTest,
  type TextTest,
} from "./text-tests.js";
import type { Values } from "./values.js";
import { hasVariable, isField, isText, Variables, type Vocabulary } from "./variables.js";

type Comparison = Extract<TypedExpr, { kind: "comparison" }>;

export class Atoms {
  private readonly variables: Variables;

  constructor(
    private readonly model: Vocabulary,
    event: string | undefined,
    /** Nothing where the risk is left open. */
    private readonly risk: ((levels: ReadonlySet<string>) => Formula) | undefined,
  ) {
    this.variables = new Variables(model, event);
  }

  of(expr: TypedExpr, holds: boolean): Formula {
    switch (expr.kind) {
      case "event":
      case "person":
        return is(this.variables.of(expr), names(["true"]), holds);
      case "comparison":
        return this.comparison(expr, holds);
      case "pattern": {
        if (expr.operator === "like") return this.text(expr, expr.left, patternTest(likePattern(expr.pattern)), holds);
        return this.guarded(expr, [expr.left], holds);
      }
      default:
        return truth(expr, holds);
    }
  }

  /** All that the expression needs is there. */
  present(expr: TypedExpr, holds = true): Formula {
    switch (expr.kind) {
      case "event":
      case "person": {
        const variable = this.variables.of(expr);
        return is(variable, { missing: false, values: variable.universe.values }, holds);
      }
      case "literal":
      case "org":
      case "risk":
      case "segment":
        return holds ? TRUE : FALSE;
      case "minus":
        return this.present(expr.operand, holds);
      case "arithmetic":
        return both([this.present(expr.left, holds), this.present(expr.right, holds)], holds);
      case "otherwise":
        return both([this.present(expr.left, holds), this.present(expr.right, holds)], !holds);
      case "list":
        return holds ? TRUE : FALSE;
      case "call": {
        // A computed instant may have no wall clock.
        const onClock = expr.function === "local_time" || expr.function === "weekday";
        if (onClock && expr.arguments[0]?.kind === "arithmetic") {
          return truth(
            { kind: "exists", operand: expr, span: expr.span, type: { kind: "bool" }, optional: false },
            holds,
          );
        }
        return both(
          expr.arguments.map((argument) => this.present(argument, holds)),
          holds,
        );
      }
      default:
        return holds ? TRUE : FALSE;
    }
  }

  private comparison(expr: Comparison, holds: boolean): Formula {
    const { operator, left, right } = expr;
    const [leftValue, rightValue] = [fixedValue(left), fixedValue(right)];
    if (leftValue !== undefined && rightValue !== undefined) return this.decided(expr, holds);
    switch (operator) {
      case "contains":
        if (rightValue === undefined || typeof rightValue === "object") return this.fromList(expr, holds);
        if (left.type.kind !== "list") {
          return this.text(
            expr,
            left,
            patternTest([ANY, ...(rightValue === "" ? [] : [String(rightValue)]), ANY]),
            holds,
          );
        }
        return this.contains(expr, left, rightValue, holds);
      case "contains any of":
      case "contains all of": {
        const elements = fixedElements(right);
        if (elements === undefined) return this.fromList(expr, holds);
        const each = elements.map((element) => this.contains(withElement(expr, left, element), left, element, holds));
        if (operator === "contains any of") return both(each, !holds);
        return both([this.present(left, holds), ...each], holds);
      }
      case "in":
      case "not in": {
        if (leftValue !== undefined && typeof leftValue !== "object") {
          // An element of a list that is known in another way: `"a" in event.list`.
          if (operator === "in") return this.contains(expr, right, leftValue, holds);
          const without = this.contains(expr, right, leftValue, !holds);
          return both([this.present(right, holds), without], holds);
        }
        const elements = fixedElements(right);
        return elements === undefined
          ? this.guarded(expr, [left, right], holds)
          : this.among(expr, left, operator, elements, holds);
      }
      case "starts with":
      case "ends with":
        if (typeof rightValue !== "string") return this.guarded(expr, [left, right], holds);
        return this.text(
          expr,
          left,
          patternTest(operator === "starts with" ? [rightValue, ANY] : [ANY, rightValue]),
          holds,
        );
      default: {
        if (rightValue !== undefined && typeof rightValue !== "object") {
          return this.against(expr, left, operator, rightValue, right.type, holds);
        }
        if (leftValue !== undefined && typeof leftValue !== "object") {
          return this.against(expr, right, MIRRORED[operator]!, leftValue, left.type, holds);
        }
        return this.order(expr, holds);
      }
    }
  }

  /** Both sides are the same at every moment. */
  private decided(expr: TypedExpr, holds: boolean): Formula {
    const nothing = new Map<string, never>();
    const moment = { fields: nothing, attributes: nothing, past: nothing };
    return new Evaluator(this.model, moment).holds(expr) === holds ? TRUE : FALSE;
  }

  /** `org.partners contains event.domain` is `event.domain in org.partners`, and so with several. */
  private fromList(expr: Comparison, holds: boolean): Formula {
    const elements = fixedElements(expr.left);
    if (elements === undefined) return this.guarded(expr, [expr.left, expr.right], holds);
    if (expr.operator === "contains") return this.among(expr, expr.right, "in", elements, holds);
    if (expr.operator === "contains all of") return this.guarded(expr, [expr.right], holds);
    return both(
      elements.map((element) => this.contains(withElement(expr, expr.right, element), expr.right, element, holds)),
      !holds,
    );
  }

  private among(
    expr: Comparison,
    left: TypedExpr,
    operator: "in" | "not in",
    elements: readonly Element[],
    holds: boolean,
  ): Formula {
    if (isText(left.type)) {
      return this.text(expr, left, oneOfTest(new Set(elements.map(String))), holds, operator === "in");
    }
    const each = elements.map((element) => {
      const alone: Comparison = { ...expr, operator: "is", left, right: literal(element, left) };
      return this.against(alone, left, "is", element, left.type, operator === "in" ? holds : !holds);
    });
    if (operator === "in") return both(each, !holds);
    return both([this.present(left, holds), ...each], holds);
  }

  /** A value of any kind against a constant. */
  private against(
    expr: TypedExpr,
    left: TypedExpr,
    operator: string,
    value: Element,
    type: Type,
    holds: boolean,
  ): Formula {
    if (isText(left.type)) return this.text(expr, left, oneOfTest(new Set([String(value)])), holds, operator === "is");
    if (left.type.kind === "enum" || left.type.kind === "bool") return this.named(expr, left, operator, value, holds);
    const number = numberOf(value, type);
    if (number === undefined) return this.guarded(expr, [left], holds);
    if (left.kind === "call" && left.function === "length") return this.length(expr, left, operator, number, holds);
    if (left.kind === "call" && left.function === "edit_distance")
      return this.edits(expr, left, operator, number, holds);
    const alone = withoutSum(left, operator, number);
    if (!hasVariable(alone.expr)) return this.guarded(expr, [left], holds);
    const parts = intervals(alone.operator, alone.number);
    return is(this.variables.of(alone.expr), { missing: false, values: { kind: "numbers", parts } }, holds);
  }

  private named(expr: TypedExpr, left: TypedExpr, operator: string, value: Element, holds: boolean): Formula {
    const all = this.variables.namesOf(left.type);
    const at = all.indexOf(String(value));
    if (at < 0) return this.guarded(expr, [left], holds);
    const taken = all.filter((_, position) => ordered(operator, position, at));
    if (left.kind === "risk" && this.risk !== undefined) {
      return this.risk(new Set(holds ? taken : RISK_LEVELS.filter((level) => !taken.includes(level))));
    }
    if (left.type.kind === "bool" && !hasVariable(left)) return this.guarded(expr, [left], holds);
    return is(this.variables.of(left), names(taken), holds);
  }

  /** @param taken - false where the text must not pass the test; a missing one does neither */
  private text(expr: TypedExpr, left: TypedExpr, test: TextTest, holds: boolean, taken = true): Formula {
    let [at, asked] = [left, test];
    while (at.kind === "call" && at.function === "lower") {
      at = at.arguments[0]!;
      asked = loweredTest(asked);
    }
    if (!hasVariable(at)) return this.guarded(expr, [left], holds);
    const values: Values = { kind: "texts", parts: [{ test: asked, holds: taken }] };
    return is(this.variables.of(at), { missing: false, values }, holds);
  }

  private length(
    expr: TypedExpr,
    { arguments: [of] }: Extract<TypedExpr, { kind: "call" }>,
    operator: string,
    number: number,
    holds: boolean,
  ): Formula {
    const parts = intervals(operator, number);
    if (of!.type.kind === "list") {
      if (!isField(of!)) return this.guarded(expr, [of!], holds);
      const variable = this.variables.of(of!);
      const { values } = variable.universe;
      if (values.kind !== "lists") return this.guarded(expr, [of!], holds);
      return is(variable, { missing: false, values: { ...values, length: parts } }, holds);
    }
    if (!(number < MOST_LETTERS)) return this.guarded(expr, [of!], holds);
    const most = Math.max(0, Math.ceil(number));
    return this.text(
      expr,
      of!.kind === "call" && of!.function === "lower" ? of!.arguments[0]! : of!,
      lengthTest({ key: `${operator} ${number}`, takes: (count) => memberOf(parts, count), most }),
      holds,
    );
  }

  private edits(
    expr: TypedExpr,
    { arguments: [one, other] }: Extract<TypedExpr, { kind: "call" }>,
    operator: string,
    number: number,
    holds: boolean,
  ): Formula {
    const from = fixedValue(other!) ?? fixedValue(one!);
    if (typeof from !== "string" || !(number < MOST_EDITS)) return this.guarded(expr, [one!, other!], holds);
    const parts = intervals(operator, number);
    const most = Math.max(0, Math.ceil(number));
    const counted = { key: `${operator} ${number}`, takes: (count: number) => memberOf(parts, count), most };
    return this.text(expr, fixedValue(other!) === undefined ? other! : one!, distanceTest(from, counted), holds);
  }

  /** @param expr - that comparison alone */
  private contains(expr: TypedExpr, list: TypedExpr, element: Element, holds: boolean): Formula {
    if (!isField(list)) return this.guarded(expr, [list], holds);
    const variable = this.variables.of(list);
    const { values } = variable.universe;
    if (values.kind !== "lists") return this.guarded(expr, [list], holds);
    return is(variable, { missing: false, values: { ...values, has: new Set([element]) } }, holds);
  }

  /** Two values that are not fixed: before, after or like each other. */
  private order(expr: Comparison, holds: boolean): Formula {
    const { operator, left, right } = expr;
    if (![left, right].every((side) => isField(side))) return this.guarded(expr, [left, right], holds);
    const [leftKey, rightKey] = [keyOf(left), keyOf(right)];
    const there = [this.present(left, holds), this.present(right, holds)];
    if (leftKey === rightKey) {
      if (!["is", "<=", ">="].includes(operator)) return holds ? FALSE : TRUE;
      return both(there, holds);
    }
    const turned = leftKey > rightKey;
    const asked = turned ? MIRRORED[operator]! : operator;
    const all = ["before", "like", "after"];
    const universe = names(left.type.kind === "bool" || isText(left.type) ? ["before", "like"] : all);
    const taken = all.filter((_, at) => ordered(asked, at, 1));
    const pair = turned ? ([right, left] as const) : ([left, right] as const);
    const variable: Variable = { key: `${keyOf(pair[0])} to ${keyOf(pair[1])}`, universe, whole: false, of: pair };
    return both([...there, is(variable, names(taken), holds)], holds);
  }

  /** Not looked into, but false where an operand is missing. */
  private guarded(expr: TypedExpr, operands: readonly TypedExpr[], holds: boolean): Formula {
    return both([...operands.map((operand) => this.present(operand, holds)), truth(expr, holds)], holds);
  }
}

/** Longer texts and more edits are not followed letter by letter. */
const MOST_LETTERS = 300;
const MOST_EDITS = 12;

/** All of them where `all`, else one. */
function both(parts: readonly Formula[], all: boolean): Formula {
  return all ? allOf(parts) : anyOf(parts);
}

function names(of: readonly string[]): { missing: false; values: Values } {
  return { missing: false, values: { kind: "names", names: new Set(of) } };
}

function literal(value: Element, like: TypedExpr): TypedExpr {
  return { kind: "literal", value, type: like.type, span: like.span, optional: false };
}

/** `list contains element` of a comparison with several. */
function withElement(expr: Comparison, list: TypedExpr, element: Element): Comparison {
  const type: Type = list.type.kind === "list" ? list.type.of : list.type;
  return { ...expr, operator: "contains", left: list, right: { ...literal(element, list), type } };
}

function ordered(operator: string, position: number, at: number): boolean {
  switch (operator) {
    case "is":
      return position === at;
    case "is not":
      return position !== at;
    case "<":
      return position < at;
    case "<=":
      return position <= at;
    case ">":
      return position > at;
    default:
      return position >= at;
  }
}

function intervals(operator: string, at: number): Interval[] {
  const below = (highOpen: boolean): Interval => ({ ...ALL_NUMBERS, high: at, highOpen });
  const above = (lowOpen: boolean): Interval => ({ ...ALL_NUMBERS, low: at, lowOpen });
  switch (operator) {
    case "is":
      return [between(at, at)];
    case "is not":
      return [below(true), above(true)];
    case "<":
      return [below(true)];
    case "<=":
      return [below(false)];
    case ">":
      return [above(true)];
    default:
      return [above(false)];
  }
}
