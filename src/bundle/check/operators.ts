/** What each operator takes and gives. */
import type { Operator, Type } from "../types.js";
import type { Check } from "./check.js";
import { agree, elementOf, isEnum, isNumber, isText } from "./types.js";

/** How many operands: at least, and at most. */
export function arity(operator: Operator): readonly [number, number] {
  switch (operator) {
    case "and":
    case "or":
      return [2, Infinity];
    case "not":
    case "exists":
    case "minus":
    case "lower":
    case "length":
    case "domain":
    case "local_time":
    case "weekday":
      return [1, 1];
    case "list":
      return [0, Infinity];
    default:
      return [2, 2];
  }
}

/** The type of the result, or nothing where the operands do not suit. `given` is what the document says it is. */
export function resultOf(check: Check, operator: Operator, operands: readonly Type[], given: Type): Type | undefined {
  const [first, second] = operands as readonly [Type, Type];
  switch (operator) {
    case "and":
    case "or":
    case "not":
      return when(
        operands.every((type) => type === "bool"),
        "bool",
      );
    case "exists":
      return "bool";
    case "minus":
      return when(isNumber(first) || first === "duration" || first === "bytes" || first === "percentage", first);
    case "lower":
    case "domain":
      return when(isText(first), "string");
    case "length":
      return when(isText(first) || elementOf(first) !== undefined, "int");
    case "local_time":
      return when(first === "timestamp", "time");
    case "weekday":
      return when(first === "timestamp", { enum: "Weekday" });
    case "is":
    case "is_not":
      return when(elementOf(first) === undefined && agree(first, second), "bool");
    case "less":
    case "less_or_equal":
    case "greater":
    case "greater_or_equal":
      return when(agree(first, second) && hasOrder(check, first), "bool");
    case "in":
    case "not_in":
      return when(isListOf(second, first), "bool");
    case "contains":
      return when(isListOf(first, second) || (isText(first) && isText(second)), "bool");
    case "contains_any":
    case "contains_all":
      return when(elementOf(first) !== undefined && agree(first, second), "bool");
    case "starts_with":
    case "ends_with":
      return when(isText(first) && isText(second), "bool");
    case "edit_distance":
      return when(isText(first) && isText(second), "int");
    case "add":
      if (first === "timestamp" && second === "duration") return "timestamp";
      return sum(first, second);
    case "subtract":
      if (first === "timestamp" && second === "duration") return "timestamp";
      if (first === "timestamp" && second === "timestamp") return "duration";
      return sum(first, second);
    case "multiply":
      if (first === "int" && second === "int") return "int";
      if (isNumber(first) && second === "duration") return "duration";
      return product(first, second);
    case "divide":
      return product(first, second);
    case "otherwise":
      return when(agree(first, second), first === "int" ? second : first);
    case "list":
      return when(elementOf(given) !== undefined && operands.every((type) => isListOf(given, type)), given);
  }
}

function sum(first: Type, second: Type): Type | undefined {
  if (first === "duration" && second === "duration") return "duration";
  if (first === "int" && second === "int") return "int";
  return when(isNumber(first) && isNumber(second), "number");
}

function product(first: Type, second: Type): Type | undefined {
  if (first === "duration" && isNumber(second)) return "duration";
  return when(isNumber(first) && isNumber(second), "number");
}

function isListOf(list: Type, element: Type): boolean {
  const of = elementOf(list);
  return of !== undefined && agree(of, element);
}

function hasOrder(check: Check, type: Type): boolean {
  if (isEnum(type)) return check.enumType(type.enum)?.ordered ?? false;
  return isNumber(type) || ["percentage", "bytes", "duration", "timestamp", "date", "time"].includes(type as string);
}

function when(holds: boolean, type: Type): Type | undefined {
  return holds ? type : undefined;
}
