/** Whether a value is of a type, in the form that an event's JSON has. */
import { isDate, parseInstant, parseTimeOfDay } from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import { Zone } from "../../base/zone.js";
import { below } from "../problem.js";
import type { ScalarType, Type } from "../types.js";
import type { Check } from "./check.js";
import { checkType, typeText } from "./types.js";

export function checkValue(check: Check, value: Json, type: Type, pointer: string): void {
  if (!checkType(check, type, pointer)) return;
  if (typeof type === "object" && "list" in type) {
    if (!Array.isArray(value)) return check.problems.add(pointer, `must be a ${typeText(type)}`);
    (value as readonly Json[]).forEach((item, position) => {
      if (!fits(check, item, type.list)) check.problems.add(below(pointer, position), `must be ${article(type.list)}`);
    });
    return;
  }
  if (!fits(check, value, type)) check.problems.add(pointer, `must be ${article(type)}`);
}

function fits(check: Check, value: Json, type: ScalarType): boolean {
  if (typeof type === "object") {
    return check.enumType(type.enum)?.values.some((each) => each.record === value) ?? false;
  }
  switch (type) {
    case "bool":
      return typeof value === "boolean";
    case "int":
    case "bytes":
    case "duration":
      return Number.isSafeInteger(value);
    case "number":
    case "percentage":
      return Number.isFinite(value);
    case "string":
    case "locale":
      return typeof value === "string";
    case "timezone":
      return typeof value === "string" && Zone.named(value) !== undefined;
    case "timestamp":
      return typeof value === "string" && parseInstant(value) !== undefined;
    case "date":
      return typeof value === "string" && isDate(value);
    case "time":
      return typeof value === "string" && parseTimeOfDay(value) !== undefined;
  }
}

function article(type: ScalarType): string {
  return typeof type === "object" ? `a value of the enum \`${type.enum}\`` : `of type ${type}`;
}
