/** Types and values in the form that the bundle has: values as an event's JSON would hold them. */
import { formatInstant } from "../../base/instant.js";
import { invariant } from "../../base/invariant.js";
import type { Json } from "../../base/json.js";
import type { ScalarType, Type } from "../../bundle/types.js";
import { ANSWER } from "../../semantics/built-in.js";
import type { LiteralValue, Model } from "../../semantics/model.js";
import type { ScalarType as ModelScalar, Type as ModelType } from "../../semantics/types.js";

export function lowerType(type: ModelType): Type {
  switch (type.kind) {
    case "list":
      return { list: lowerScalar(type.of) };
    case "empty_list":
      return { list: "string" };
    case "raw":
      return "string";
    case "error":
      invariant(false, "a model with errors is not lowered");
    // falls through: the line above never returns
    default:
      return lowerScalar(type);
  }
}

function lowerScalar(type: ModelScalar): ScalarType {
  if (type.kind !== "enum") return type.kind;
  // The kinds of answers have no enum in a bundle: the engine knows them by their text.
  return type.name === ANSWER ? "string" : { enum: type.name };
}

/** Enum values by their record text, timestamps in RFC 3339; all else stays as it is, and −0 is 0. */
export function lowerValue(value: LiteralValue, type: ModelType, model: Model): Json {
  if (typeof value === "object") {
    const element = type.kind === "list" ? type.of : undefined;
    return value.map((item) => (element ? lowerValue(item, element, model) : (item as Json)));
  }
  if (type.kind === "enum") {
    const found = model.enums.get(type.name)?.values.find((each) => each.name === value);
    invariant(found, `\`${String(value)}\` is a value of \`${type.name}\``);
    return found.record;
  }
  if (typeof value !== "number") return value;
  return type.kind === "timestamp" ? formatInstant(value) : value + 0;
}
