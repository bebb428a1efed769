/** Plain values, one per type, for fields that are left out because nothing depends on them. */
import type { Json } from "../base/json.js";
import type { Bundle, Field, Type } from "../bundle/types.js";

/** In record form. `name` is what a text says, so that a message with it in reads well. */
export function plainValue(name: string, type: Type, bundle: Bundle): Json {
  if (typeof type === "object") {
    if ("list" in type) return [];
    if (type.enum === "Risk") return "low";
    if (type.enum === "Weekday") return "monday";
    return bundle.enums[type.enum]!.values[0]!.record;
  }
  switch (type) {
    case "bool":
      return false;
    case "int":
    case "number":
    case "percentage":
    case "bytes":
    case "duration":
      return 0;
    case "string":
      return name;
    case "timestamp":
      return "2026-01-05T00:00:00Z";
    case "date":
      return "2026-01-05";
    case "time":
      return "00:00";
    case "timezone":
      return bundle.org.timezone;
    case "locale":
      return bundle.org.locales[0] ?? "en";
  }
}

/** Whether it has to be there and nothing says what it is otherwise. */
export function needsValue(field: Field): boolean {
  return field.optional !== true && field.default === undefined;
}
