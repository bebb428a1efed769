/** A moment: an event, who acts, and what came before it; built from the values that matter, plain ones for the rest. */
import { compareCodePoints } from "../../base/codepoints.js";
import { dayNumber, formatInstant, parseInstant } from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import { instantsAt } from "../../base/wall-clock.js";
import { Zone } from "../../base/zone.js";
import { printValue } from "../../bundle/print.js";
import type { Bundle, Field } from "../../bundle/types.js";
import type { Engine, Occurrence } from "../../engine/index.js";
import { needsValue, plainValue } from "../plain-values.js";
import type { Values } from "./side.js";

export type JsonObject = Readonly<Record<string, Json>>;

export interface Moment {
  /** A CloudEvent. */
  readonly event: JsonObject;
  readonly person: JsonObject;
  /** Events of the same person, the oldest first. */
  readonly earlier: readonly JsonObject[];
  /** The leaves that matter: `event.size`, `person.role`. */
  readonly matters: readonly string[];
}

const PERSON = "ana";

/** Monday 2 March 2026, 10:00 where the organisation is. */
export function weekdayMorning(bundle: Bundle): number {
  const zone = Zone.named(bundle.org.timezone) ?? Zone.named("UTC")!;
  return instantsAt(zone, dayNumber(2026, 3, 2), 600)[0]!;
}

/** @param bundles - the vocabularies that have to take it; where they differ, the first has its say first */
export function personOf(values: Values, bundles: readonly Bundle[]): JsonObject {
  return filled(
    "person",
    bundles.map(({ person }) => person),
    values,
    bundles,
  );
}

export function eventOf(
  type: string,
  values: Values,
  time: number,
  bundles: readonly Bundle[],
  id: string,
): JsonObject {
  const data = filled(
    "event",
    bundles.map(({ events }) => (Object.hasOwn(events, type) ? events[type]!.fields : {})),
    values,
    bundles,
  );
  const written = values.get("event.time");
  const at = typeof written === "string" ? (parseInstant(written) ?? time) : time;
  return { specversion: "1.0", id, source: "example", time: formatInstant(at), type, subject: PERSON, data };
}

const HEAD: ReadonlySet<string> = new Set(["event.id", "event.time"]);

function filled(
  root: "event" | "person",
  vocabularies: readonly Readonly<Record<string, Field>>[],
  values: Values,
  bundles: readonly Bundle[],
): JsonObject {
  const members = new Map<string, Json>();
  for (const [leaf, value] of values) {
    if (leaf.startsWith(`${root}.`) && !HEAD.has(leaf) && value !== undefined) {
      members.set(leaf.slice(root.length + 1), value);
    }
  }
  vocabularies.forEach((fields, at) => {
    for (const [name, field] of Object.entries(fields)) {
      if (needsValue(field) && !members.has(name) && !values.has(`${root}.${name}`)) {
        members.set(name, plainValue(name, field.type, bundles[at]!));
      }
    }
  });
  return Object.fromEntries([...members].toSorted(([one], [other]) => compareCodePoints(one, other)));
}

/** The occurrence of a policy at the moment itself, after what came before; undefined where there is none. */
export function occurrenceAt(
  engine: Engine,
  { earlier, event, person }: Moment,
  policy: string,
): Occurrence | undefined {
  const state = engine.newState();
  for (const before of earlier) engine.decide(state, before, person);
  const outcome = engine.decide(state, event, person);
  const decisions = "decisions" in outcome ? outcome.decisions : [];
  return decisions.find(
    (decision): decision is Occurrence =>
      decision.outcome !== "escalate" && decision.policy === policy && decision.event === event["id"],
  );
}

/** `mail.sent { size: 25MB, external: true }`: the members for which `shown` says so. */
export function deedText(event: JsonObject, bundle: Bundle, shown: (name: string) => boolean): string {
  const type = event["type"] as string;
  const fields = Object.hasOwn(bundle.events, type) ? bundle.events[type]!.fields : {};
  return `${type}${recordText(event["data"] as JsonObject, fields, bundle, shown)}`;
}

export function personText(person: JsonObject, bundle: Bundle, shown: (name: string) => boolean): string {
  const builtIn: Readonly<Record<string, Field>> = {
    id: { type: "string" },
    timezone: { type: "timezone" },
    locale: { type: "locale" },
  };
  return recordText(person, { ...bundle.person, ...builtIn }, bundle, shown).trimStart();
}

function recordText(
  members: JsonObject,
  fields: Readonly<Record<string, Field>>,
  bundle: Bundle,
  shown: (name: string) => boolean,
): string {
  const parts = Object.entries(members)
    .filter(([name]) => shown(name) && Object.hasOwn(fields, name))
    .map(([name, value]) => `${name}: ${printValue(value, fields[name]!.type, bundle)}`);
  return parts.length === 0 ? "" : ` { ${parts.join(", ")} }`;
}
