/** The types of a bundle: which there are, and which agree. */
import type { ScalarType, Type } from "../types.js";
import type { Check } from "./check.js";

/** That the enum of a type is there. */
export function checkType(check: Check, type: Type, pointer: string): boolean {
  const scalar = elementOf(type) ?? (type as ScalarType);
  if (typeof scalar === "object" && !check.enumType(scalar.enum)) {
    check.problems.add(pointer, `there is no enum \`${scalar.enum}\``);
    return false;
  }
  return true;
}

export function typeText(type: Type): string {
  if (typeof type === "string") return type;
  return "list" in type ? `list of ${typeText(type.list)}` : type.enum;
}

/** The type of a list's elements, or nothing where it is no list. */
export function elementOf(type: Type): ScalarType | undefined {
  return typeof type === "object" && "list" in type ? type.list : undefined;
}

/** Both are compared as one: whole and other numbers, and all that is text. */
export function agree(first: Type, second: Type): boolean {
  return familyOf(first) === familyOf(second);
}

export function isText(type: Type): boolean {
  return familyOf(type) === "string";
}

export function isNumber(type: Type): boolean {
  return familyOf(type) === "number";
}

export function isEnum(type: Type): type is { readonly enum: string } {
  return typeof type === "object" && "enum" in type;
}

function familyOf(type: Type): string {
  const element = elementOf(type);
  if (element !== undefined) return `list of ${familyOf(element)}`;
  if (type === "int") return "number";
  if (type === "timezone" || type === "locale") return "string";
  return isEnum(type) ? `enum ${type.enum}` : (type as string);
}
