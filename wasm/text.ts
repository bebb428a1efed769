/** Sixteen bytes at a time: where a plain text ends, its hash, its first bytes alone. */
import { MASKS_AT } from "../src/simulator/quick/layout";

/** One bit for each byte that is a quote, a backslash, a control character or not ASCII. */
@inline
export function oddBytes(bytes: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      // As signed bytes, those beyond ASCII are negative.
      i8x16.lt_s(bytes, i8x16.splat(0x20)),
    ),
  );
}

/** The first such byte from here on. A line ends in one. */
@inline
export function plainEnd(at: usize): usize {
  while (true) {
    const odd = oddBytes(v128.load(at));
    if (odd != 0) return at + <usize>ctz(odd);
    at += 16;
  }
}

/** As many bytes set as are said, at most 16. */
@inline
export function mask(length: i32): v128 {
  return v128.load((<usize>length << 4) + MASKS_AT);
}

export function fillMasks(): void {
  for (let length: usize = 0; length <= 16; length++) {
    for (let at: usize = 0; at < 16; at++) store<u8>((length << 4) + at + MASKS_AT, at < length ? 0xff : 0);
  }
}

@inline
export function hashOf(bytes: v128, seed: i32): u32 {
  let hash: u64 =
    (i64x2.extract_lane(bytes, 0) ^ <u64>seed) * 0x9e3779b97f4a7c15 +
    rotl<u64>(i64x2.extract_lane(bytes, 1) * 0xc2b2ae3d27d4eb4f, 31);
  hash ^= hash >> 29;
  hash *= 0x9fb21c651e98df25;
  return <u32>(hash >> 32);
}

@inline
export function same(a: v128, b: v128): bool {
  return i8x16.all_true(i8x16.eq(a, b));
}
