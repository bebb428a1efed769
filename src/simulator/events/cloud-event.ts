/** A CloudEvent that JSON was parsed into: the plain way of reading, and the one that says what is wrong. */
import { isWellFormed } from "../../base/codepoints.js";
import { parseInstant } from "../../base/instant.js";
import { invariant } from "../../base/invariant.js";
import type { EventTypePlan } from "../../engine/event.js";
import { isObject, own } from "../../engine/members.js";
import { readEvent } from "../../engine/read-event.js";
import type { Reading } from "./reading.js";

export function readCloudEvent(json: unknown, types: ReadonlyMap<string, EventTypePlan>): Reading {
  const read = readEvent(json, types);
  if ("id" in read) return { kind: "event", event: read };
  switch (read.kind) {
    case "by_type_alone":
      invariant(isObject(json), "an event that has a type is an object");
      return {
        kind: "by_type_alone",
        type: own(json, "type") as string,
        time: timeOf(own(json, "time")),
        person: personOf(own(json, "subject")),
      };
    case "out_of_vocabulary":
      return { kind: "out_of_vocabulary", detail: read.type };
    case "set_aside":
      return { kind: "set_aside", reason: "invalid_event", detail: read.detail };
    default:
      invariant(false, `reading an event does not give ${read.kind}`);
  }
}

/** The instant of an RFC 3339 text, as far as it is one. */
export function timeOf(json: unknown): number | undefined {
  return typeof json === "string" ? parseInstant(json) : undefined;
}

/** The id of a person, as far as it is one. */
export function personOf(json: unknown): string | undefined {
  return typeof json === "string" && json !== "" && isWellFormed(json) ? json : undefined;
}
