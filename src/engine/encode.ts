/** Values of the engine back into JSON, as an event would hold them. */
import { formatInstant, formatTimeOfDay } from "../base/instant.js";
import type { Json } from "../base/json.js";
import type { ScalarType, Type } from "../bundle/types.js";
import type { Enums } from "./enums.js";
import type { Value } from "./event.js";

/** Missing is `null`. */
export function encodeValue(type: Type, value: Value, enums: Enums): Json {
  if (value === undefined) return null;
  if (typeof type === "object" && "list" in type) {
    return (value as readonly Value[]).map((element) => encodeScalar(type.list, element, enums));
  }
  return encodeScalar(type, value, enums);
}

function encodeScalar(type: ScalarType, value: Value, enums: Enums): Json {
  if (typeof type === "object") return enums.get(type.enum)?.records[value as number] ?? null;
  switch (type) {
    case "timestamp":
      return formatInstant(value as number);
    case "time":
      return formatTimeOfDay(value as number);
    default:
      return value as Json;
  }
}
