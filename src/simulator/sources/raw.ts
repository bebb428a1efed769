/** Raw values of records as values of the vocabulary's types: what fits, and into what it turns. */
import { DAY_MS, LAST_INSTANT, MINUTE_MS, parseInstant } from "../../base/instant.js";
import { instantsAt } from "../../base/wall-clock.js";
import type { Zone } from "../../base/zone.js";
import type { ScalarType, Type } from "../../bundle/types.js";
import { decoderOf } from "../../engine/decode.js";
import type { Decoder } from "../../engine/decode.js";
import type { Enums } from "../../engine/enums.js";
import { Misfit } from "../../engine/event.js";
import type { Value } from "../../engine/event.js";
import { isObject, own } from "../../engine/members.js";

/**
 * Walks down a record; undefined where a step leads nowhere.
 *
 * In a list of named values, such as `[{"name": "visibility", "value": "private"}]`, a name leads to the value of the
 * first that is called so.
 */
export function valueAt(record: unknown, path: readonly (string | number)[]): unknown {
  let value = record;
  for (const step of path) {
    if (typeof step === "number") value = Array.isArray(value) ? value[step] : undefined;
    else if (Array.isArray(value)) value = namedValue(value, step);
    else value = isObject(value) ? own(value, step) : undefined;
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

const NAME_MEMBERS = ["name", "Name"];
const VALUE_MEMBERS = ["value", "Value", "boolValue", "intValue", "multiValue", "multiIntValue"];

function namedValue(list: readonly unknown[], name: string): unknown {
  const entry = list.find((one) => isObject(one) && NAME_MEMBERS.some((member) => own(one, member) === name));
  if (entry === undefined || !isObject(entry)) return undefined;
  return VALUE_MEMBERS.map((member) => own(entry, member)).find((value) => value !== undefined && value !== null);
}

/**
 * A raw value as one of a type: the value, or what would have fitted. Undefined is for what is missing.
 *
 * @param zone - what times without an offset are read in; without it they do not fit
 */
export function rawDecoder(type: Type, enums: Enums, zone?: Zone): Decoder {
  if (typeof type === "object" && "list" in type) {
    const element = rawDecoder(type.list, enums, zone);
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
  const toJson = conversion(type, zone);
  return (raw) => (raw === undefined || raw === null ? undefined : decode(toJson(raw)));
}

/** As JSON, Python and spreadsheets write it. */
const BOOL = /^(?:true|True|TRUE|false|False|FALSE)$/;

/** The text of a JSON number, and nothing else. */
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** A date and a time of day without an offset, as many exports write them. */
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?$/;

/** RFC 3339 text of the first instant that a wall clock of the zone shows so; the text as it was where there is none. */
function instantOf(text: string, zone: Zone): string {
  const [, date, minutes, seconds] = WALL_CLOCK.exec(text)!;
  const local = parseInstant(`${date}T${minutes}${seconds ?? ":00"}Z`);
  if (local === undefined) return text;
  const day = Math.floor(local / DAY_MS);
  const minute = Math.floor((local - day * DAY_MS) / MINUTE_MS);
  const [first] = instantsAt(zone, day, minute);
  return first === undefined ? text : new Date(first + (local - day * DAY_MS - minute * MINUTE_MS)).toISOString();
}

function conversion(type: ScalarType, zone: Zone | undefined): (raw: unknown) => unknown {
  switch (type) {
    case "int":
    case "number":
    case "bytes":
    case "duration":
    case "percentage":
      return (raw) => (typeof raw === "string" && NUMBER.test(raw) ? Number(raw) : raw);
    case "bool":
      return (raw) => (typeof raw === "string" && BOOL.test(raw) ? raw.toLowerCase() === "true" : raw);
    case "string":
      // JavaScript writes numbers as RFC 8785 does.
      return (raw) => (typeof raw === "number" ? String(raw + 0) : raw);
    case "timestamp":
      return (raw) => {
        if (zone !== undefined && typeof raw === "string" && WALL_CLOCK.test(raw)) return instantOf(raw, zone);
        const instant = typeof raw === "string" && NUMBER.test(raw) ? Number(raw) : raw;
        if (typeof instant !== "number" || !Number.isInteger(instant) || instant < 0 || instant > LAST_INSTANT)
          return raw;
        return new Date(instant).toISOString();
      };
    default:
      if (typeof type === "object") return (raw) => (typeof raw === "number" ? String(raw + 0) : raw);
      return (raw) => raw;
  }
}
