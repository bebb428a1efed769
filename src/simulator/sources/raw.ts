/** Raw values of records as values of the vocabulary's types: what fits, and into what it turns. */
import { LAST_INSTANT } from "../../base/instant.js";
import type { ScalarType, Type } from "../../bundle/types.js";
import { decoderOf } from "../../engine/decode.js";
import type { Decoder } from "../../engine/decode.js";
import type { Enums } from "../../engine/enums.js";
import { Misfit } from "../../engine/event.js";
import type { Value } from "../../engine/event.js";
import { isObject, own } from "../../engine/members.js";

/** Walks down a record; undefined where a step leads nowhere. */
export function valueAt(record: unknown, path: readonly (string | number)[]): unknown {
  let value = record;
  for (const step of path) {
    if (typeof step === "number") value = Array.isArray(value) ? value[step] : undefined;
    else value = isObject(value) ? own(value, step) : undefined;
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

/** A raw value as one of a type: the value, or what would have fitted. Undefined is for what is missing. */
export function rawDecoder(type: Type, enums: Enums): Decoder {
  if (typeof type === "object" && "list" in type) {
    const element = rawDecoder(type.list, enums);
    const decodeList = decoderOf(type, enums);
    return (raw) => {
      if (raw === undefined || raw === null) return undefined;
      if (!Array.isArray(raw)) return decodeList(raw);
      const values: Value[] = [];
      for (const [at, entry] of raw.entries()) {
        const value = element(entry);
        if (value === undefined) return new Misfit(`a value as element ${at}`);
        if (value instanceof Misfit) return new Misfit(`${value.expected} as element ${at}`);
        values.push(value);
      }
      return values;
    };
  }
  const decode = decoderOf(type, enums);
  const toJson = conversion(type);
  return (raw) => (raw === undefined || raw === null ? undefined : decode(toJson(raw)));
}

/** The text of a JSON number, and nothing else. */
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

function conversion(type: ScalarType): (raw: unknown) => unknown {
  switch (type) {
    case "int":
    case "number":
    case "bytes":
    case "duration":
    case "percentage":
      return (raw) => (typeof raw === "string" && NUMBER.test(raw) ? Number(raw) : raw);
    case "bool":
      return (raw) => (raw === "true" ? true : raw === "false" ? false : raw);
    case "string":
      // JavaScript writes numbers as RFC 8785 does.
      return (raw) => (typeof raw === "number" ? String(raw + 0) : raw);
    case "timestamp":
      return (raw) => {
        const instant = typeof raw === "string" && NUMBER.test(raw) ? Number(raw) : raw;
        if (typeof instant !== "number" || !Number.isInteger(instant) || instant < 0 || instant > LAST_INSTANT)
          return raw;
        return new Date(instant).toISOString();
      };
    default:
      return (raw) => raw;
  }
}
