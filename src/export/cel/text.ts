/** Pieces of CEL source: literals and members. All numbers are doubles, as JSON's are. */
import { invariant } from "../../base/invariant.js";
import { parseInstant, parseTimeOfDay } from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import type { ScalarType, Type } from "../../bundle/types.js";

/** In the form that the environment has: instants in milliseconds, times of day in minutes, enums by their record text. */
export function celLiteral(value: Json, type: Type): string {
  if (typeof type === "object" && "list" in type) {
    invariant(Array.isArray(value), "a literal of the bundle fits its type");
    return `[${value.map((item: Json) => scalar(item, type.list)).join(", ")}]`;
  }
  return scalar(value, type as ScalarType);
}

function scalar(value: Json, type: ScalarType): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return celNumber(value);
  invariant(typeof value === "string", "a literal of the bundle fits its type");
  const read = type === "timestamp" ? parseInstant(value) : type === "time" ? parseTimeOfDay(value) : undefined;
  return read === undefined ? celString(value) : celNumber(read);
}

export function celNumber(value: number): string {
  const digits = String(Math.abs(value));
  const double = /^[0-9]+$/.test(digits) ? `${digits}.0` : digits;
  return value < 0 ? `(-${double})` : double;
}

export function celString(text: string): string {
  const escaped = text.replace(
    // oxlint-disable-next-line no-control-regex
    /["\\\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) =>
      character === '"' || character === "\\"
        ? `\\${character}`
        : `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** What the grammar of CEL keeps for itself; a member of that name is reached by an index. */
const RESERVED = new Set(
  (
    "false in null true as break const continue else for function if import let loop package namespace return var void " +
    "while"
  ).split(" "),
);

export function celMember(of: "event" | "person", name: string): { readonly value: string; readonly there: string } {
  if (!RESERVED.has(name)) return { value: `${of}.${name}`, there: `has(${of}.${name})` };
  return { value: `${of}[${celString(name)}]`, there: `${celString(name)} in ${of}` };
}
