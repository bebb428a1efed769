/** When two types are one, which can be put in order, and how a type is called in a message. */
import type { ScalarKind, ScalarType, Type } from "./types.js";

export type EnumType = Extract<ScalarType, { kind: "enum" }>;

export const BOOL: ScalarType = { kind: "bool" };
export const INT: ScalarType = { kind: "int" };
export const NUMBER: ScalarType = { kind: "number" };
export const STRING: ScalarType = { kind: "string" };
export const DURATION: ScalarType = { kind: "duration" };
export const TIMESTAMP: ScalarType = { kind: "timestamp" };
export const TIME: ScalarType = { kind: "time" };
export const PERCENTAGE: ScalarType = { kind: "percentage" };
export const ERROR: Type = { kind: "error" };
export const RAW: Type = { kind: "raw" };

/** Types that a policy can name, beside its enums. */
export const SCALAR_NAMES: readonly ScalarKind[] = [
  "bool",
  "int",
  "number",
  "string",
  "bytes",
  "duration",
  "timestamp",
  "date",
  "time",
  "timezone",
  "locale",
  "percentage",
];

export function isScalar(type: Type): type is ScalarType {
  return type.kind !== "list" && type.kind !== "empty_list" && type.kind !== "raw" && type.kind !== "error";
}

export function isNumeric(type: Type): boolean {
  return type.kind === "int" || type.kind === "number";
}

/** Nothing more can be said about it: reported already, or raw and ready to take any type. */
export function isOpen(type: Type): boolean {
  return type.kind === "error" || type.kind === "raw";
}

/** Are these one type, without any conversion? */
export function sameType(left: Type, right: Type): boolean {
  if (left.kind === "list" && right.kind === "list") return sameType(left.of, right.of);
  if (left.kind === "enum" && right.kind === "enum") return left.name === right.name;
  return left.kind === right.kind;
}

/** Can values of the two meet in a comparison? `int` and `number` can; what is open meets everything. */
export function meets(left: Type, right: Type): boolean {
  if (isOpen(left) || isOpen(right)) return true;
  if (left.kind === "empty_list") return right.kind === "list" || right.kind === "empty_list";
  if (right.kind === "empty_list") return left.kind === "list";
  if (left.kind === "list" && right.kind === "list") return meets(left.of, right.of);
  return (isNumeric(left) && isNumeric(right)) || sameType(left, right);
}

/** Can a value of `type` be put where `wanted` is asked for? Only `int` widens, to `number`. */
export function fits(type: Type, wanted: Type): boolean {
  if (isOpen(type) || isOpen(wanted)) return true;
  if (type.kind === "empty_list") return wanted.kind === "list";
  if (type.kind === "list" && wanted.kind === "list") return fits(type.of, wanted.of);
  return (type.kind === "int" && wanted.kind === "number") || sameType(type, wanted);
}

/** The one type of two that meet. */
export function join(left: Type, right: Type): Type {
  if (isOpen(left)) return right;
  if (isOpen(right) || right.kind === "empty_list") return left;
  if (left.kind === "empty_list") return right;
  if (left.kind === "list" && right.kind === "list") {
    return left.of.kind === "int" && right.of.kind === "number" ? right : left;
  }
  return left.kind === "int" && right.kind === "number" ? right : left;
}

const ORDERED: ReadonlySet<string> = new Set([
  "int",
  "number",
  "percentage",
  "bytes",
  "duration",
  "timestamp",
  "date",
  "time",
]);

/** Has it a smaller and a greater? */
export function isOrdered(type: Type): boolean {
  return isOpen(type) || ORDERED.has(type.kind) || (type.kind === "enum" && type.ordered);
}

/** Numbers with and without a unit: two of them that differ are a slip of units. */
export function isMeasure(type: Type): boolean {
  return ["int", "number", "percentage", "bytes", "duration"].includes(type.kind);
}

const WORDS: Readonly<Record<ScalarKind, readonly [one: string, several: string]>> = {
  bool: ["a yes or no", "yes or no"],
  int: ["a whole number", "whole numbers"],
  number: ["a number", "numbers"],
  string: ["text", "text"],
  bytes: ["a size", "sizes"],
  duration: ["a length of time", "lengths of time"],
  timestamp: ["an instant", "instants"],
  date: ["a date", "dates"],
  time: ["a time of day", "times of day"],
  timezone: ["a time zone", "time zones"],
  locale: ["a locale", "locales"],
  percentage: ["a percentage", "percentages"],
};

/** The type as it is written in a declaration. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "enum":
      return type.name;
    case "list":
      return `list of ${typeName(type.of)}`;
    case "empty_list":
      return "list";
    case "raw":
      return "record";
    case "error":
      return "unknown";
    default:
      return type.kind;
  }
}

/** The type in words, with its name behind: "a size (`bytes`)". */
export function typeWords(type: Type): string {
  switch (type.kind) {
    case "enum":
      return `a \`${type.name}\``;
    case "list":
      return `a list of ${severalWords(type.of)}`;
    case "empty_list":
      return "an empty list";
    case "raw":
      return "a value of the record";
    case "error":
      return "not understood";
    default:
      return `${WORDS[type.kind][0]} (\`${type.kind}\`)`;
  }
}

function severalWords(type: ScalarType): string {
  return type.kind === "enum" ? `\`${type.name}\`` : WORDS[type.kind][1];
}
