/** A CloudEvent that JSON was parsed into, as an event of the vocabulary: the plain way, and the one that says what is wrong. */
import { isWellFormed } from "../../base/codepoints.js";
import { parseInstant } from "../../base/instant.js";
import { Misfit } from "../../engine/event.js";
import type { Value } from "../../engine/event.js";
import { describe, isObject, own, pointerStep } from "../../engine/members.js";
import type { Members } from "../../engine/members.js";
import type { Reading, TypeLookup } from "./reading.js";

export function readCloudEvent(json: unknown, types: TypeLookup): Reading {
  if (!isObject(json)) return invalid(`expected an object, found ${describe(json)}`);
  const name = own(json, "type");
  if (typeof name !== "string" || name === "")
    return invalid(`/type: expected the name of an event type, found ${describe(name)}`);
  const type = types(name);
  if (type === undefined) return { kind: "out_of_vocabulary", detail: name };
  const instant = own(json, "time");
  const time = typeof instant === "string" ? parseInstant(instant) : undefined;
  const subject = own(json, "subject");
  if (!type.askedFor) return { kind: "by_type_alone", type, time, person: isId(subject) ? subject : undefined };

  const version = own(json, "specversion");
  if (!isMissing(version) && version !== "1.0")
    return invalid(`/specversion: expected "1.0", found ${describe(version)}`);
  const id = own(json, "id");
  if (!isId(id)) return invalid(`/id: expected ${ID}, found ${describe(id)}`);
  const source = own(json, "source");
  if (!isMissing(source) && !(typeof source === "string" && isWellFormed(source))) {
    return invalid(`/source: expected a string, found ${describe(source)}`);
  }
  if (time === undefined) {
    return invalid(
      `/time: expected an RFC 3339 time with an offset, years 1970 to 9999, such as "2027-03-31T07:00:00Z", found ${describe(instant)}`,
    );
  }
  if (!isId(subject))
    return invalid(`/subject: expected ${ID.replace("an id", "the id of a person")}, found ${describe(subject)}`);
  const data = own(json, "data");
  if (!isMissing(data) && !isObject(data)) return invalid(`/data: expected an object, found ${describe(data)}`);
  const members: Members = isMissing(data) ? {} : data;
  const values: Value[] = [];
  for (const field of type.fields) {
    const member = own(members, field.name);
    const value = field.decode(member);
    if (value instanceof Misfit) {
      return invalid(`/data${pointerStep(field.name)}: expected ${value.expected}, found ${describe(member)}`);
    }
    values.push(value);
  }
  return { kind: "event", event: { type, id, source: isMissing(source) ? "" : source, time, person: subject, values } };
}

const ID = "an id, a string that is not empty";

function isMissing(json: unknown): json is undefined | null {
  return json === undefined || json === null;
}

function isId(json: unknown): json is string {
  return typeof json === "string" && json !== "" && isWellFormed(json);
}

function invalid(detail: string): Reading {
  return { kind: "set_aside", reason: "invalid_event", detail };
}
