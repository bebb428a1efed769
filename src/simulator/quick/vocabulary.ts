/** What the scanner is told of the vocabulary: the names of members and types, and of each field how its values are read. */
import { Misfit } from "../../engine/event.js";
import type { EventTypePlan, FieldPlan, Value } from "../../engine/event.js";
import { isDecimal, isNumeric, isUnseen } from "../events/fields-read.js";
import type { FieldsRead } from "../events/fields-read.js";
import {
  ENTRY_BYTES,
  ENVELOPE_MEMBERS,
  FIELD_DECIMAL,
  FIELD_NUMERIC,
  FIELD_UNSEEN,
  TYPE_ASKED_FOR,
  TYPE_BYTES,
  TYPE_FIELDS,
  TYPE_FIRST_FIELD,
  TYPE_SLOTS,
} from "./layout.js";
import type { Scanner } from "./scanner.js";

/** `null` stands for what does not fit its field: it is told from values without a look into them. */
export type Read = Value | null;

/** In the order of their numbers in `layout.ts`. */
const ENVELOPE = ["id", "source", "type", "time", "subject", "data", "specversion"];

/** Tells the scanner, and gives the values that fields have places for: the start of the host's list of values. */
export function teach(scanner: Scanner, types: readonly EventTypePlan[], fieldsRead: FieldsRead): Read[] {
  const fields = types.flatMap((type) => type.fields);
  const names = [...new Set([...ENVELOPE, ...fields.map(({ name }) => name)])];
  const places = new Map(names.map((name, number) => [name, number]));
  const [nameTable, lastName] = table(scanner, names);
  const [typeTable, lastType] = table(
    scanner,
    types.map(({ name }) => name),
  );
  const about = scanner.place(types.length * TYPE_BYTES);
  let firstField = 0;
  for (const [number, type] of types.entries()) {
    const slots = new Int16Array(names.length).fill(-1);
    for (const { name, slot } of type.fields) slots[places.get(name)!] = slot;
    const at = scanner.put(new Uint8Array(slots.buffer));
    const entry = about + number * TYPE_BYTES;
    scanner.view.setInt32(entry + TYPE_ASKED_FOR, type.askedFor ? 1 : 0, true);
    scanner.view.setInt32(entry + TYPE_SLOTS, at, true);
    scanner.view.setInt32(entry + TYPE_FIRST_FIELD, firstField, true);
    scanner.view.setInt32(entry + TYPE_FIELDS, type.fields.length, true);
    firstField += type.fields.length;
  }
  const bits = types.flatMap((type) => type.fields.map((field) => bitsOf(field, type, fieldsRead)));
  const fieldBits = scanner.put(Uint8Array.from(bits));
  // One field more, for the source.
  scanner.run.begin(nameTable, lastName, typeTable, lastType, about, fieldBits, fields.length + 1);
  fill(scanner, nameTable, lastName, names);
  fill(
    scanner,
    typeTable,
    lastType,
    types.map(({ name }) => name),
  );
  return [
    ...fields.flatMap(({ decode }) => [decode(true), decode(false), "", decode(undefined)].map(readOf)),
    "",
    "",
    "",
    "",
  ];
}

export function readOf(value: Value | Misfit): Read {
  return value instanceof Misfit ? null : value;
}

function bitsOf({ name, field }: FieldPlan, type: EventTypePlan, fieldsRead: FieldsRead): number {
  return (
    (isNumeric(field) ? FIELD_NUMERIC : 0) |
    (isDecimal(field) ? FIELD_DECIMAL : 0) |
    (isUnseen(type, name, field, fieldsRead) ? FIELD_UNSEEN : 0)
  );
}

/** An empty table that is at most half full with these. */
function table(scanner: Scanner, texts: readonly string[]): readonly [at: number, last: number] {
  const entries = 2 ** Math.ceil(Math.log2(texts.length * 2 + 2));
  return [scanner.place(entries * ENTRY_BYTES), entries - 1];
}

function fill(scanner: Scanner, at: number, last: number, texts: readonly string[]): void {
  for (const [number, text] of texts.entries()) {
    const bytes = encoder.encode(text);
    const kept = scanner.put(bytes);
    scanner.run.addText(at, last, kept, bytes.length, number, kept);
  }
}

const encoder = new TextEncoder();

if (ENVELOPE.length !== ENVELOPE_MEMBERS) throw new Error("the envelope has other members than the scanner knows");
