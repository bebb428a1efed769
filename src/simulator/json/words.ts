/** Four bytes at a time: how the scanner looks at text without making strings of it. Words are little-endian. */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

/**
 * The first byte from `at` on that is a quote, a backslash, a control character or not ASCII. There must be one, and three
 * bytes after it must be readable.
 */
export function plainEnd(view: DataView, at: number): number {
  for (;;) {
    const word = view.getInt32(at, true);
    const quote = word ^ 0x22222222;
    const backslash = word ^ 0x5c5c5c5c;
    // Sets the high bit of each byte sought; a borrow can only set one above another that is rightly set.
    const found =
      (((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash) | (word - 0x20202020) | word) &
      0x80808080;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    at += 4;
  }
}

/** The word of up to four ASCII characters, as `view.getInt32(…, true) & MASKS[length]` reads it. */
export function wordOf(text: string): number {
  let word = 0;
  for (let index = Math.min(text.length, 4) - 1; index >= 0; index -= 1) word = (word << 8) | text.charCodeAt(index);
  return word;
}

/** By length: which bytes of a word belong to a text of less than four bytes. */
export const MASKS: Int32Array = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

/** A hash of a range of bytes, in two lanes that do not wait for each other. Four bytes from `at` on must be readable. */
export function hashBytes(view: DataView, at: number, length: number): number {
  let even = length;
  let odd = 0x2545f491;
  let rest = length;
  while (rest >= 8) {
    even = Math.imul(even ^ view.getInt32(at, true), 0x9e3779b1);
    odd = Math.imul(odd ^ view.getInt32(at + 4, true), 0x85ebca6b);
    at += 8;
    rest -= 8;
  }
  if (rest >= 4) {
    even = Math.imul(even ^ view.getInt32(at, true), 0x9e3779b1);
    at += 4;
    rest -= 4;
  }
  if (rest > 0) odd = Math.imul(odd ^ (view.getInt32(at, true) & MASKS[rest]!), 0x85ebca6b);
  // What multiplication has moved up comes down again.
  const hash = Math.imul(even ^ (even >>> 15) ^ (odd >>> 13) ^ (odd << 7), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Whether two ranges of `length` bytes are the same. Four bytes from each start on must be readable. */
export function sameBytes(left: DataView, leftAt: number, right: DataView, rightAt: number, length: number): boolean {
  let rest = length;
  while (rest >= 4) {
    if (left.getInt32(leftAt, true) !== right.getInt32(rightAt, true)) return false;
    leftAt += 4;
    rightAt += 4;
    rest -= 4;
  }
  return rest === 0 || ((left.getInt32(leftAt, true) ^ right.getInt32(rightAt, true)) & MASKS[rest]!) === 0;
}
