/** Values of JSON into values of the engine, by type; what does not fit comes back as a `Misfit` that says what would. */
import { isWellFormed } from "../base/codepoints.js";
import { isDate, parseInstant, parseTimeOfDay } from "../base/instant.js";
import { invariant } from "../base/invariant.js";
import type { Json } from "../base/json.js";
import { Zone } from "../base/zone.js";
import type { Field, ScalarType, Type } from "../bundle/types.js";
import type { EnumPlan, Enums } from "./enums.js";
import { Misfit } from "./event.js";
import type { Value } from "./event.js";

export type Decoder = (json: unknown) => Value | Misfit;

/** Of a value that is there; `null` fits nothing. */
export function decoderOf(type: Type, enums: Enums): Decoder {
  if (typeof type === "object" && "list" in type) return listDecoder(scalarDecoder(type.list, enums));
  return scalarDecoder(type, enums);
}

/** Of a member: where it is missing its default stands in, else it must be optional. */
export function fieldDecoder(field: Field, enums: Enums): Decoder {
  const decode = decoderOf(field.type, enums);
  let standIn: Value | Misfit = field.optional === true ? undefined : REQUIRED;
  if (field.default !== undefined && field.default !== null) {
    standIn = decode(field.default);
    invariant(!(standIn instanceof Misfit), "a default fits its field");
  }
  return (json) => (json === undefined || json === null ? standIn : decode(json));
}

/** A value that the bundle itself holds. */
export function decodeLiteral(type: Type, json: Json, enums: Enums): Value {
  const value = decoderOf(type, enums)(json);
  invariant(!(value instanceof Misfit), `a literal of the bundle fits its type: ${JSON.stringify(json)}`);
  return value;
}

const REQUIRED = new Misfit("a value, which is required here");
const BOOL = new Misfit("true or false");
const INT = new Misfit("a whole number within ±(2^53−1)");
const NUMBER = new Misfit("a number");
const STRING = new Misfit("a string");
const LONE_SURROGATE = new Misfit("a string without lone surrogates");
const BYTES = new Misfit("a whole number of bytes");
const DURATION = new Misfit("a whole number of milliseconds");
const TIMESTAMP = new Misfit('an RFC 3339 time with an offset, years 1970 to 9999, such as "2027-03-31T07:00:00Z"');
const DATE = new Misfit('a date such as "2027-03-31"');
const TIME = new Misfit('a time of day such as "18:00"');
const TIMEZONE = new Misfit('the name of an IANA time zone such as "Europe/Berlin"');
const LIST = new Misfit("a list");

function scalarDecoder(type: ScalarType, enums: Enums): Decoder {
  if (typeof type === "object") {
    const plan = enums.get(type.enum);
    invariant(plan !== undefined, `the bundle declares the enum ${type.enum}`);
    return enumDecoder(plan);
  }
  switch (type) {
    case "bool":
      return (json) => (typeof json === "boolean" ? json : BOOL);
    case "int":
      return (json) => wholeNumber(json, INT);
    case "bytes":
      return (json) => wholeNumber(json, BYTES);
    case "duration":
      return (json) => wholeNumber(json, DURATION);
    case "number":
    case "percentage":
      // Adding zero turns −0 into 0.
      return (json) => (typeof json === "number" && Number.isFinite(json) ? json + 0 : NUMBER);
    case "string":
    case "locale":
      return decodeString;
    case "timestamp":
      return (json) => (typeof json === "string" ? (parseInstant(json) ?? TIMESTAMP) : TIMESTAMP);
    case "date":
      return (json) => (typeof json === "string" && isDate(json) ? json : DATE);
    case "time":
      return (json) => (typeof json === "string" ? (parseTimeOfDay(json) ?? TIME) : TIME);
    case "timezone":
      // The zone's own string: the same for everybody.
      return (json) => (typeof json === "string" ? (Zone.named(json)?.name ?? TIMEZONE) : TIMEZONE);
  }
}

export function decodeString(json: unknown): string | Misfit {
  return typeof json !== "string" ? STRING : isWellFormed(json) ? json : LONE_SURROGATE;
}

export function enumDecoder(plan: EnumPlan): Decoder {
  const { positions, records } = plan;
  const shown = records.slice(0, 8).map((record) => JSON.stringify(record));
  const misfit = new Misfit(`one of ${shown.join(", ")}${records.length > 8 ? ", …" : ""}`);
  return (json) => (typeof json === "string" ? (positions.get(json) ?? misfit) : misfit);
}

function wholeNumber(json: unknown, misfit: Misfit): number | Misfit {
  return Number.isSafeInteger(json) ? (json as number) + 0 : misfit;
}

function listDecoder(element: Decoder): Decoder {
  return (json) => {
    if (!Array.isArray(json)) return LIST;
    const values: Value[] = [];
    for (let at = 0; at < json.length; at += 1) {
      const value = element(json[at]);
      if (value instanceof Misfit) return new Misfit(`${value.expected} as element ${at}`);
      values.push(value);
    }
    return values;
  };
}
