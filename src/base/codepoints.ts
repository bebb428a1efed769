/** Strings by Unicode code point, where JavaScript's own operators go by UTF-16 unit. */

/** Negative, zero or positive, as the first string sorts before, with or after the second by code point. */
export function compareCodePoints(first: string, second: string): number {
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at += 1) {
    const a = first.charCodeAt(at);
    const b = second.charCodeAt(at);
    if (a !== b) {
      // Surrogates stand for code points above all the others, though U+E000 to U+FFFF are greater as units.
      const aSurrogate = a >= 0xd800 && a <= 0xdfff;
      const bSurrogate = b >= 0xd800 && b <= 0xdfff;
      return aSurrogate === bSurrogate ? a - b : aSurrogate ? 1 : -1;
    }
  }
  return first.length - second.length;
}

/** The number of code points. */
export function codePointLength(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1))) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}

/** The first so many code points. */
export function codePointPrefix(text: string, count: number): string {
  let at = 0;
  for (let seen = 0; seen < count && at < text.length; seen += 1) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return text.slice(0, at);
}

/** Whether no surrogate stands alone. */
export const isWellFormed: (text: string) => boolean =
  "isWellFormed" in String.prototype
    ? (text) => (text as unknown as { isWellFormed(): boolean }).isWellFormed()
    : (text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

/** A–Z to a–z and nothing else, so that it is the same in every version of Unicode. */
export function lowerAscii(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

/**
 * The Levenshtein distance over code points: insert, delete and replace cost 1 each. Where it is greater than `atMost`,
 * some number greater than `atMost` is given, sooner.
 */
export function editDistance(first: string, second: string, atMost = Infinity): number {
  if (first === second) return 0;
  let a = codePoints(first);
  let b = codePoints(second);
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > atMost) return b.length - a.length;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const rows = aEnd - start;
  const columns = bEnd - start;
  if (rows === 0) return columns;
  const far = Math.min(atMost, columns) + 1;
  const row = new Uint32Array(columns + 1);
  for (let j = 0; j <= columns; j += 1) row[j] = Math.min(j, far);
  for (let i = 1; i <= rows; i += 1) {
    // Cells further than `far` from the diagonal cannot be part of a cheap enough path.
    const from = Math.max(1, i - far);
    const to = Math.min(columns, i + far);
    let diagonal = row[from - 1]!;
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1]!;
    const unit = a[start + i - 1];
    for (let j = from; j <= to; j += 1) {
      const above = j === i + far ? far : row[j]!;
      let cost = diagonal;
      if (unit !== b[start + j - 1]) cost = 1 + Math.min(cost, above, row[j - 1]!);
      diagonal = row[j]!;
      row[j] = cost < far ? cost : far;
      if (row[j]! < least) least = row[j]!;
    }
    if (least >= far && far > atMost) return far;
  }
  return row[columns]!;
}

function codePoints(text: string): number[] | Uint16Array {
  for (let at = 0; at < text.length; at += 1) {
    if (isHighSurrogate(text.charCodeAt(at))) return Array.from(text, (character) => character.codePointAt(0)!);
  }
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
