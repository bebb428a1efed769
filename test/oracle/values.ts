/** Values as the oracle thinks of them, and how they are read from JSON. */
import type { Bundle, Field, ScalarType, Type } from "../../src/bundle/types.js";
import { instantOf, instantText, isDate } from "./instants.js";
import { hasLoneSurrogate } from "./texts.js";
import { isZone } from "./zones.js";

/**
 * As JSON writes them (enums by their record text, times "18:00", dates "2027-03-31"); only timestamps are milliseconds.
 * Missing is undefined.
 */
export type Value = boolean | number | string | readonly Value[] | undefined;
export type Values = ReadonlyMap<string, Value>;

/** Thrown by readers: the JSON does not fit the vocabulary. */
export class Unfit {
  constructor(readonly why: string) {}
}

const levels = ["low", "medium", "high", "critical"];
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The record texts of an enum, in order. */
export function recordTexts(bundle: Bundle, name: string): readonly string[] {
  if (name === "Risk") return levels;
  if (name === "Weekday") return weekdays;
  return bundle.enums[name]!.values.map((value) => value.record);
}

function scalar(bundle: Bundle, type: ScalarType, json: unknown): Value {
  const must = (fits: boolean): void => {
    if (!fits) throw new Unfit(`${JSON.stringify(json)} is no ${JSON.stringify(type)}`);
  };
  if (typeof type === "object") {
    must(typeof json === "string" && recordTexts(bundle, type.enum).includes(json));
    return json as string;
  }
  switch (type) {
    case "bool":
      must(typeof json === "boolean");
      return json as boolean;
    case "int":
    case "bytes":
    case "duration":
      must(Number.isSafeInteger(json));
      return (json as number) + 0 === 0 ? 0 : (json as number);
    case "number":
    case "percentage":
      must(Number.isFinite(json));
      return (json as number) === 0 ? 0 : (json as number);
  }
  must(typeof json === "string" && !hasLoneSurrogate(json));
  const text = json as string;
  switch (type) {
    case "string":
    case "locale":
      return text;
    case "timezone":
      must(isZone(text));
      return text;
    case "timestamp": {
      const instant = instantOf(text);
      must(instant !== undefined);
      return instant;
    }
    case "date": {
      const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
      must(parts !== null && isDate(Number(parts[1]), Number(parts[2]), Number(parts[3])));
      return text;
    }
    case "time":
      must(/^([01]\d|2[0-3]):[0-5]\d$/.test(text));
      return text;
  }
}

export function readValue(bundle: Bundle, type: Type, json: unknown): Value {
  if (typeof type === "object" && "list" in type) {
    if (!Array.isArray(json)) throw new Unfit("no list");
    return json.map((element) => scalar(bundle, type.list, element));
  }
  return scalar(bundle, type, json);
}

/** The members that the vocabulary declares, defaults filled in; others are unseen. */
export function readFields(
  bundle: Bundle,
  fields: Readonly<Record<string, Field>>,
  members: unknown,
): Map<string, Value> {
  if (members === null || typeof members !== "object" || Array.isArray(members)) throw new Unfit("no object");
  const values = new Map<string, Value>();
  for (const [name, field] of Object.entries(fields)) {
    const written: unknown = Object.hasOwn(members, name) ? (members as Record<string, unknown>)[name] : undefined;
    const json = written ?? field.default;
    if (json !== undefined && json !== null) values.set(name, readValue(bundle, field.type, json));
    else if (field.optional !== true) throw new Unfit(`${name} is missing`);
  }
  return values;
}

/** A value as an event's JSON would hold it; a missing one is null. */
export function toJson(type: Type, value: Value): unknown {
  if (value === undefined) return null;
  if (typeof type === "object" && "list" in type) {
    return (value as readonly Value[]).map((element) => toJson(type.list, element));
  }
  return type === "timestamp" ? instantText(value as number) : value;
}
