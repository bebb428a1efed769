/**
 * Event types and the person as plans: every member has a slot, by the order of names, and a decoder.
 *
 * `kairos.response` and the attributes `id`, `timezone` and `locale` are there in every vocabulary.
 */
import { compareCodePoints } from "../base/codepoints.js";
import { invariant } from "../base/invariant.js";
import type { Bundle, Field, Type } from "../bundle/types.js";
import { decodeString, enumDecoder, fieldDecoder } from "./decode.js";
import { ANSWERS, RESPONSES } from "./enums.js";
import type { Enums } from "./enums.js";
import { Misfit } from "./event.js";
import type { EventTypePlan, FieldPlan } from "./event.js";

export const RESPONSE = "kairos.response";

export interface Vocabulary {
  readonly enums: Enums;
  readonly events: ReadonlyMap<string, EventTypePlan>;
  readonly person: PersonPlan;
}

export interface PersonPlan {
  readonly fields: readonly FieldPlan[];
  readonly slots: ReadonlyMap<string, number>;
}

export function planVocabulary(bundle: Bundle, enums: Enums): Vocabulary {
  const asked = askedFor(bundle);
  const events = new Map<string, EventTypePlan>();
  const names = Object.keys(bundle.events).toSorted(compareCodePoints);
  for (const name of names) {
    if (name === RESPONSE) continue;
    const fields = planFields(bundle.events[name]!.fields, enums);
    events.set(name, { name, index: events.size, askedFor: asked.has(name), fields });
  }
  events.set(RESPONSE, { name: RESPONSE, index: events.size, askedFor: true, fields: RESPONSE_FIELDS });
  return { enums, events, person: planPerson(bundle, enums) };
}

/** The slot of a field, or -1. */
export function slotOf(fields: readonly FieldPlan[], name: string): number {
  return fields.findIndex((field) => field.name === name);
}

/** The type of the values that a `distinct` remembers; every event has `id` and `time` beside its fields. */
export function distinctType(bundle: Bundle, { on, field }: { readonly on: string; readonly field: string }): Type {
  if (field === "id") return "string";
  if (field === "time") return "timestamp";
  const type = bundle.events[on]?.fields[field]?.type;
  invariant(type !== undefined, `\`${on}\` has a field \`${field}\``);
  return type;
}

function askedFor(bundle: Bundle): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const policy of Object.values(bundle.policies)) {
    for (const trigger of policy.triggers) for (const name of trigger.on) asked.add(name);
  }
  for (const history of bundle.history) asked.add(history.on);
  for (const [name, type] of Object.entries(bundle.events)) if (type.risk !== undefined) asked.add(name);
  return asked;
}

function planFields(fields: Readonly<Record<string, Field>>, enums: Enums): FieldPlan[] {
  return Object.keys(fields)
    .toSorted(compareCodePoints)
    .map((name, slot) => ({ name, slot, field: fields[name]!, decode: fieldDecoder(fields[name]!, enums) }));
}

function planPerson(bundle: Bundle, enums: Enums): PersonPlan {
  const always: Readonly<Record<string, Field>> = {
    id: { type: "string" },
    timezone: { type: "timezone", default: bundle.org.timezone },
    locale: {
      type: "locale",
      ...(bundle.org.locales.length > 0 ? { default: bundle.org.locales[0]! } : { optional: true }),
    },
  };
  const fields = planFields(Object.fromEntries([...Object.entries(always), ...Object.entries(bundle.person)]), enums);
  return { fields, slots: new Map(fields.map((field) => [field.name, field.slot])) };
}

const answerDecoder = enumDecoder(ANSWERS);
const required =
  (decode: (json: unknown) => ReturnType<FieldPlan["decode"]>): FieldPlan["decode"] =>
  (json) =>
    json === undefined || json === null ? new Misfit("a value, which is required here") : decode(json);

const RESPONSE_FIELDS: readonly FieldPlan[] = [
  { name: "answer", slot: 0, field: { type: { enum: ANSWERS.name } }, decode: required(answerDecoder) },
  { name: "event", slot: 1, field: { type: "string" }, decode: required(decodeString) },
  { name: "policy", slot: 2, field: { type: "string" }, decode: required(decodeString) },
];

/** Slots of `kairos.response`. */
export const RESPONSE_ANSWER = 0;
export const RESPONSE_EVENT = 1;
export const RESPONSE_POLICY = 2;

/** The answer at a position of the enum. */
export function responseAt(position: number): (typeof RESPONSES)[number] {
  return RESPONSES[position]!;
}
