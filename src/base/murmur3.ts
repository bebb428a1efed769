/** MurmurHash3, x86, 32 bit, of a string's UTF-8 bytes. For drawing lots that fall alike everywhere, not for secrecy. */

const encoder = new TextEncoder();

/** Unsigned, 0 to 2^32 − 1. */
export function murmur3(text: string, seed = 0): number {
  if (isPlain(text, 0)) return hashOf(few, text.length, seed);
  const bytes = encoder.encode(text);
  return hashOf(bytes, bytes.length, seed);
}

/** Of texts one behind the other, without making one of them. */
export function murmur3OfAll(texts: readonly string[]): number {
  let length = 0;
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at]!;
    if (!isPlain(text, length)) return murmur3(texts.join(""));
    length += text.length;
  }
  return hashOf(few, length, 0);
}

function hashOf(bytes: Uint8Array, length: number, seed: number): number {
  const whole = length & ~3;
  let hash = seed | 0;
  for (let at = 0; at < whole; at += 4) {
    hash ^= scramble(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = length - 1; at >= whole; at -= 1) tail = (tail << 8) | bytes[at]!;
  if (whole !== length) hash ^= scramble(tail);
  hash ^= length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const most = 64;
const few = new Uint8Array(most);

/** Whether it is ASCII and fits into `few` from here on, where it is then: most ids do, and need no new array. */
function isPlain(text: string, from: number): boolean {
  if (from + text.length > most) return false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 127) return false;
    few[from + at] = unit;
  }
  return true;
}

function scramble(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
