/**
 * Which part of a split replay a line is for, told from its bytes alone and well before it is read: by the one text that can
 * be its `subject`. Where that is not plain to see, the line is for all parts to look at.
 */

/** Instead of a part. */
export const ANYBODY: i32 = -1;

/** Of the line that was routed last; a line that can name nobody is for the first part. */
export let part: i32 = 0;

const LINE_FEED: i32 = 0x0a;
const BACKSLASH: i32 = 0x5c;
const QUOTE: i32 = 0x22;
/** `j`, three letters behind the `s`: little else has one. */
const LETTER: i32 = 0x6a;
/** `subject"`, as it lies in memory. */
const SUBJECT_QUOTE: u64 = 0x227463656a627573;
/** With both quotes. */
const NAME_BYTES: usize = 9;

/** Gives where the line ends. Bytes up to 32 behind that are looked at. */
export function route(at: usize, parts: i32): usize {
  let name: usize = 0;
  let names = 0;
  let escapes = false;
  while (true) {
    const first = notable(v128.load(at));
    const second = notable(v128.load(at, 16));
    if (!v128.any_true(v128.or(first, second))) {
      at += 32;
      continue;
    }
    let found = i8x16.bitmask(first) | (i8x16.bitmask(second) << 16);
    while (found != 0) {
      const here = at + <usize>ctz(found);
      const byte: i32 = load<u8>(here);
      if (byte == LINE_FEED) {
        part = escapes || names > 1 ? ANYBODY : names == 0 ? 0 : partOfValue(name + NAME_BYTES, here, parts);
        return here;
      }
      if (byte == BACKSLASH) escapes = true;
      else if (load<u8>(here - 4) == QUOTE && load<u64>(here - 3) == SUBJECT_QUOTE) {
        name = here - 4;
        names++;
      }
      found &= found - 1;
    }
    at += 32;
  }
}

/** The bytes that a line's end, an escape or the name may stand at. */
@inline
function notable(bytes: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED)), i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH))),
    i8x16.eq(bytes, i8x16.splat(<i8>LETTER)),
  );
}

/** From behind the name of a member on. */
function partOfValue(at: usize, end: usize, parts: i32): i32 {
  at = afterSpace(at);
  if (load<u8>(at) != 0x3a) return ANYBODY;
  at = afterSpace(at + 1);
  if (load<u8>(at) != QUOTE) return ANYBODY;
  at++;
  let close = at;
  while (close < end && load<u8>(close) != QUOTE) close++;
  if (close == end) return ANYBODY;
  return <i32>((<u64>murmur3(at, <i32>(close - at)) * <u64>parts) >> 32);
}

function afterSpace(at: usize): usize {
  while (load<u8>(at) == 0x20 || load<u8>(at) == 0x09 || load<u8>(at) == 0x0d) at++;
  return at;
}

/** As in `src/base/murmur3.ts`. */
function murmur3(at: usize, length: i32): u32 {
  const end = at + <usize>(length & ~3);
  let hash: u32 = 0;
  for (; at < end; at += 4) {
    hash ^= scrambled(load<u32>(at));
    hash = rotl<u32>(hash, 13) * 5 + 0xe6546b64;
  }
  const rest = length & 3;
  if (rest != 0) hash ^= scrambled(load<u32>(at) & ((1 << (rest << 3)) - 1));
  hash ^= length;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

@inline
function scrambled(word: u32): u32 {
  return rotl<u32>(word * 0xcc9e2d51, 15) * 0x1b873593;
}
