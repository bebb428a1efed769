/** From a CloudEvent in JSON to a decoded event: its attributes, then its data against the schema of its type. */
import { isWellFormed } from "../base/codepoints.js";
import { parseInstant } from "../base/instant.js";
import type { Outcome } from "./decision.js";
import { Misfit } from "./event.js";
import type { DecodedEvent, EventTypePlan, Value } from "./event.js";
import { describe, isObject, own, pointerStep } from "./members.js";
import type { Members } from "./members.js";

/** What can be said of an event before its person and the state are looked at. */
export type Reading = DecodedEvent | Outcome;

const BY_TYPE_ALONE: Outcome = Object.freeze({ kind: "by_type_alone" });

export function readEvent(json: unknown, types: ReadonlyMap<string, EventTypePlan>): Reading {
  if (!isObject(json)) return invalidEvent(`the event must be an object, found ${describe(json)}`);
  const name = own(json, "type");
  if (typeof name !== "string" || name === "") return wrong("/type", "a non-empty string", name);
  const type = types.get(name);
  if (type === undefined) return { kind: "out_of_vocabulary", type: name };
  if (!type.askedFor) return BY_TYPE_ALONE;

  const version = own(json, "specversion");
  if (version !== undefined && version !== null && version !== "1.0") return wrong("/specversion", `"1.0"`, version);
  const id = own(json, "id");
  if (!isName(id)) return wrong("/id", "a non-empty string without lone surrogates", id);
  const source = own(json, "source") ?? "";
  if (typeof source !== "string" || !isWellFormed(source))
    return wrong("/source", "a string without lone surrogates", source);
  const time = own(json, "time");
  const instant = typeof time === "string" ? parseInstant(time) : undefined;
  if (instant === undefined) return wrong("/time", "an RFC 3339 time with an offset, years 1970 to 9999", time);
  const person = own(json, "subject");
  if (!isName(person)) return wrong("/subject", "the person's id, a non-empty string without lone surrogates", person);
  const data = own(json, "data");
  if (data !== undefined && data !== null && !isObject(data)) return wrong("/data", "an object", data);
  return readFields(data ?? {}, { type, id, source, time: instant, person });
}

function readFields(data: Members, head: Omit<DecodedEvent, "values">): Reading {
  const values: Value[] = [];
  for (const field of head.type.fields) {
    const json = own(data, field.name);
    const value = field.decode(json);
    if (value instanceof Misfit) return wrong(`/data${pointerStep(field.name)}`, value.expected, json);
    values.push(value);
  }
  return { ...head, values };
}

function isName(json: unknown): json is string {
  return typeof json === "string" && json !== "" && isWellFormed(json);
}

function wrong(pointer: string, expected: string, found: unknown): Outcome {
  return invalidEvent(`${pointer}: expected ${expected}, found ${describe(found)}`);
}

function invalidEvent(detail: string): Outcome {
  return { kind: "set_aside", reason: "invalid_event", detail, decisions: [] };
}
