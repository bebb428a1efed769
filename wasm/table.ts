/** Hash tables from texts to numbers: names of members, types, people. Longer texts than an entry has room for lie elsewhere. */
import { ENTRY_BYTES } from "../src/simulator/quick/layout";
import { hashOf, mask, same } from "./text";

const NUMBER = 4;
const HEAD = 8;
const TAIL = 24;
const HEAD_BYTES = 16;
/** Up to this length an entry has the last eight bytes as well. */
export const MOST_IN_ENTRY = 24;

/** The number of a text of at most 16 bytes, given with zeros behind it; -1 where the table lacks it. `last` is its size - 1. */
@inline
export function findShort(table: usize, last: u32, text: v128, length: i32): i32 {
  let slot = hashOf(text, length) & last;
  while (true) {
    const entry = table + <usize>slot * ENTRY_BYTES;
    const number = load<i32>(entry, NUMBER);
    if (number == 0) return -1;
    if (load<i32>(entry) == length && same(v128.load(entry, HEAD), text)) return number - 1;
    slot = (slot + 1) & last;
  }
}

@inline
export function find(table: usize, last: u32, at: usize, length: i32): i32 {
  return length <= HEAD_BYTES
    ? findShort(table, last, v128.and(v128.load(at), mask(length)), length)
    : findLong(table, last, at, length);
}

function findLong(table: usize, last: u32, at: usize, length: i32): i32 {
  let slot = hashLong(at, length) & last;
  while (true) {
    const entry = table + <usize>slot * ENTRY_BYTES;
    const number = load<i32>(entry, NUMBER);
    if (number == 0) return -1;
    if (load<i32>(entry) == length && same(v128.load(entry, HEAD), v128.load(at))) {
      const equal =
        length <= MOST_IN_ENTRY
          ? load<u64>(entry, TAIL) == load<u64>(at + length - 8)
          : sameLong(load<u32>(entry, TAIL), at, length);
      if (equal) return number - 1;
    }
    slot = (slot + 1) & last;
  }
}

/** Gives a text its number. `kept` is where a text that is longer than `MOST_IN_ENTRY` stays. */
export function add(table: usize, last: u32, at: usize, length: i32, number: i32, kept: usize): void {
  const text = length <= HEAD_BYTES ? v128.and(v128.load(at), mask(length)) : v128.load(at);
  const hash = length <= HEAD_BYTES ? hashOf(text, length) : hashLong(at, length);
  const entry = freeEntry(table, last, hash);
  store<i32>(entry, length);
  store<i32>(entry, number + 1, NUMBER);
  v128.store(entry, text, HEAD);
  if (length > MOST_IN_ENTRY) store<u32>(entry, <u32>kept, TAIL);
  else if (length > HEAD_BYTES) store<u64>(entry, load<u64>(at + length - 8), TAIL);
}

/** Copies all entries into an empty, larger table. */
export function copyTable(from: usize, fromLast: u32, to: usize, toLast: u32): void {
  const end = from + (<usize>fromLast + 1) * ENTRY_BYTES;
  for (let entry = from; entry < end; entry += ENTRY_BYTES) {
    if (load<i32>(entry, NUMBER) == 0) continue;
    memory.copy(freeEntry(to, toLast, hashOfEntry(entry)), entry, ENTRY_BYTES);
  }
}

function hashOfEntry(entry: usize): u32 {
  const length = load<i32>(entry);
  if (length <= HEAD_BYTES) return hashOf(v128.load(entry, HEAD), length);
  if (length > MOST_IN_ENTRY) return hashLong(load<u32>(entry, TAIL), length);
  // The text again, from its head and its tail that overlap.
  v128.store(scratch, v128.load(entry, HEAD));
  store<u64>(scratch + length - 8, load<u64>(entry, TAIL));
  return hashLong(scratch, length);
}

const scratch = memory.data(32);

function freeEntry(table: usize, last: u32, hash: u32): usize {
  let slot = hash & last;
  while (true) {
    const entry = table + <usize>slot * ENTRY_BYTES;
    if (load<i32>(entry, NUMBER) == 0) return entry;
    slot = (slot + 1) & last;
  }
}

/** Of a text of more than 16 bytes. */
function hashLong(at: usize, length: i32): u32 {
  const end = at + length - HEAD_BYTES;
  let hash: u32 = length;
  while (at < end) {
    hash = hashOf(v128.load(at), hash);
    at += HEAD_BYTES;
  }
  return hashOf(v128.load(end), hash);
}

function sameLong(a: usize, b: usize, length: i32): bool {
  const end: usize = length - HEAD_BYTES;
  for (let at: usize = 0; at < end; at += HEAD_BYTES) if (!same(v128.load(a + at), v128.load(b + at))) return false;
  return same(v128.load(a + end), v128.load(b + end));
}
