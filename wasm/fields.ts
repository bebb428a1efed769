/** The fields of a line's type, found among the noted members; what their texts stand for is remembered by the texts' bytes. */
import {
  AS_NUMBER,
  DECIMAL,
  FALSE,
  FIELD_DECIMAL,
  FIELD_NUMERIC,
  FIELD_UNSEEN,
  FRESH,
  INTEGER,
  KEPT_AT,
  KEPT_BYTES,
  KEPT_TEXTS,
  MEMBERS_AT,
  MEMBER_BYTES,
  MOST_KEPT,
  NOT_KEPT,
  NULL,
  READINGS_AT,
  READING_BYTES,
  READING_END,
  READING_KIND,
  READING_NUMBER,
  READING_START,
  READING_VALUE,
  STRING,
  TRUE,
  TYPE_FIELDS,
  TYPE_FIRST_FIELD,
  TYPE_SLOTS,
  VALUES_OF_FIELD,
  VALUE_ABSENT,
  VALUE_FALSE,
  VALUE_TRUE,
  VALUE_UNSEEN,
} from "../src/simulator/quick/layout";
import { noted } from "./event";
import { hashOf, mask, same } from "./text";

/** A byte per field. */
let fieldBits: usize = 0;
/** Where the values of texts begin among the host's values. */
let firstText: i32 = 0;

export function useFields(bits: usize, count: i32): void {
  fieldBits = bits;
  firstText = count * VALUES_OF_FIELD;
}

/** Stands in a reading until all members have been looked at. */
const TEXT: i32 = -3;

/**
 * Fills the readings from number `first` on, one per field. The last of several members of one name counts. Texts get their
 * places after that, field by field as the host reads them: so it never finds a place taken by a text that it has yet to read.
 */
export function readFields(type: usize, first: i32): void {
  const readings: usize = READINGS_AT + first * READING_BYTES;
  const fields = load<i32>(type, TYPE_FIELDS);
  const firstField = load<i32>(type, TYPE_FIRST_FIELD);
  const slots: usize = load<u32>(type, TYPE_SLOTS);
  for (let slot = 0; slot < fields; slot++) {
    store<i32>(readings + slot * READING_BYTES, (firstField + slot) * VALUES_OF_FIELD + VALUE_ABSENT, READING_VALUE);
  }
  let member: usize = MEMBERS_AT;
  for (let count = noted; count > 0; count--) {
    const slot: i32 = load<i16>(slots + (<usize>load<i32>(member) << 1));
    if (slot >= 0) readMember(member, firstField + slot, readings + slot * READING_BYTES);
    member += MEMBER_BYTES;
  }
  for (let slot = 0; slot < fields; slot++) {
    const reading: usize = readings + slot * READING_BYTES;
    if (load<i32>(reading, READING_VALUE) == TEXT) placeText(firstField + slot, reading);
  }
}

@inline
function readMember(member: usize, field: i32, reading: usize): void {
  const kind = load<i32>(member, 4);
  const values = field * VALUES_OF_FIELD;
  const bits: i32 = load<u8>(fieldBits + field);
  if ((kind == INTEGER && (bits & FIELD_NUMERIC) != 0) || (kind == DECIMAL && (bits & FIELD_DECIMAL) != 0)) {
    store<i32>(reading, AS_NUMBER, READING_VALUE);
    store<f64>(reading, load<f64>(member, 16), READING_NUMBER);
  } else if (kind == TRUE) store<i32>(reading, values + VALUE_TRUE, READING_VALUE);
  else if (kind == FALSE) store<i32>(reading, values + VALUE_FALSE, READING_VALUE);
  else if (kind == NULL) store<i32>(reading, values + VALUE_ABSENT, READING_VALUE);
  else if (kind == STRING && (bits & FIELD_UNSEEN) != 0) store<i32>(reading, values + VALUE_UNSEEN, READING_VALUE);
  else {
    store<i32>(reading, TEXT, READING_VALUE);
    store<i32>(reading, kind, READING_KIND);
    store<u32>(reading, load<u32>(member, 8), READING_START);
    store<u32>(reading, load<u32>(member, 12), READING_END);
  }
}

/** Any other value, known by the bytes that it is written with. */
export function readText(field: i32, kind: i32, start: usize, end: usize, reading: usize): void {
  store<i32>(reading, kind, READING_KIND);
  store<u32>(reading, <u32>start, READING_START);
  store<u32>(reading, <u32>end, READING_END);
  placeText(field, reading);
}

@inline
function placeText(field: i32, reading: usize): void {
  const start: usize = load<u32>(reading, READING_START);
  store<i32>(reading, keptText(field, start, <i32>(<usize>load<u32>(reading, READING_END) - start)), READING_VALUE);
}

/** The place of a text's value. Each text has two places where it may be; where it has neither, it takes one. */
function keptText(field: i32, at: usize, length: i32): i32 {
  if (length > MOST_KEPT) return NOT_KEPT;
  const key = (field << 8) | length;
  const head = v128.and(v128.load(at), mask(min(length, 16)));
  const tail = v128.and(v128.load(at, 16), mask(max(length - 16, 0)));
  const even = <i32>(hashOf(v128.xor(head, i8x16.shl(tail, 1)), key) & (KEPT_TEXTS - 2));
  const entry: usize = KEPT_AT + even * KEPT_BYTES;
  if (isKept(entry, key, head, tail)) return firstText + even;
  const other = entry + KEPT_BYTES;
  if (isKept(other, key, head, tail)) return firstText + even + 1;
  // They go in turn.
  const turn = load<i32>(entry, 4) ^ 1;
  store<i32>(entry, turn, 4);
  const taken = turn == 0 ? entry : other;
  store<i32>(taken, key);
  v128.store(taken, head, 16);
  v128.store(taken, tail, 32);
  return FRESH | (firstText + even + turn);
}

@inline
function isKept(entry: usize, key: i32, head: v128, tail: v128): bool {
  return load<i32>(entry) == key && same(v128.load(entry, 16), head) && same(v128.load(entry, 32), tail);
}
