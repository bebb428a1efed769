/**
 * Which member most likely comes next: lines of one kind have the same members in the same order. What is foretold is compared
 * with what stands there, so that a foretelling costs time where it is wrong, and never changes an answer.
 */
import { FORETOLD_BYTES, MOST_FORETOLD, SHAPES, SHAPES_AT } from "../src/simulator/quick/layout";

// What is foretold of a member: its name with both quotes and the colon, a bit for each of these bytes, how many they are, and
// the name's number.
const BITS = 32;
const LENGTH = 36;
const NUMBER = 40;
const MOST_BYTES = 32;
const SHAPE_BYTES: usize = MOST_FORETOLD * FORETOLD_BYTES;

/** That of the envelope; after it those of `data`. */
export const ENVELOPE: usize = SHAPES_AT;

/** Nothing is foretold yet: such bits no text has. */
export function forgetShapes(): void {
  const end: usize = SHAPES_AT + <usize>SHAPES * SHAPE_BYTES;
  for (let entry: usize = SHAPES_AT; entry < end; entry += FORETOLD_BYTES) {
    store<i32>(entry, -1, BITS);
  }
}

/** The shape of a record of `data`, by how its first name is written. */
@inline
export function shapeAt(quote: usize): usize {
  const start = (load<u64>(quote, 1) ^ (<u64>load<u32>(quote, 9) << 17)) * 0x9e3779b97f4a7c15;
  return ENVELOPE + (1 + <usize>(start >> 59)) * SHAPE_BYTES;
}

/** Whether what was foretold stands here, from the opening quote on. */
@inline
export function isForetold(entry: usize, quote: usize): bool {
  const bits = load<i32>(entry, BITS);
  const head = i8x16.bitmask(i8x16.eq(v128.load(quote), v128.load(entry)));
  const tail = i8x16.bitmask(i8x16.eq(v128.load(quote, 16), v128.load(entry, 16)));
  return ((head | (tail << 16)) & bits) == bits;
}

/** Where the foretold name's value begins, or white space before it. */
@inline
export function behindForetold(entry: usize, quote: usize): usize {
  return quote + <usize>load<u32>(entry, LENGTH);
}

@inline
export function foretoldNumber(entry: usize): i32 {
  return load<i32>(entry, NUMBER);
}

/** Foretells from now on what stands here: a name from its opening quote to behind its colon. */
export function foretell(entry: usize, quote: usize, end: usize, number: i32): void {
  const length = <i32>(end - quote);
  if (length >= MOST_BYTES) return;
  v128.store(entry, v128.load(quote));
  v128.store(entry, v128.load(quote, 16), 16);
  store<i32>(entry, (1 << length) - 1, BITS);
  store<i32>(entry, length, LENGTH);
  store<i32>(entry, number, NUMBER);
}

/** The next of the same shape; the last one stands for all that come after it. */
@inline
export function nextForetold(entry: usize): usize {
  const next = entry + FORETOLD_BYTES;
  return (next - SHAPES_AT) % SHAPE_BYTES == 0 ? entry : next;
}
