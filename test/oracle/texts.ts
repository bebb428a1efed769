/** What can be asked of strings. A string is its list of code points. */

export const codePoints = (text: string): string[] => Array.from(text);

/** By code point, not by UTF-16 unit. */
export function compareText(a: string, b: string): number {
  const left = codePoints(a);
  const right = codePoints(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export const hasLoneSurrogate = (text: string): boolean =>
  codePoints(text).some((point) => point.length === 1 && point >= "\ud800" && point <= "\udfff");

/** A–Z alone. */
export const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Levenshtein, by its definition. */
export function editDistance(a: string, b: string): number {
  const left = codePoints(a);
  const right = codePoints(b);
  const known = new Map<string, number>();
  const distance = (i: number, j: number): number => {
    if (i === 0) return j;
    if (j === 0) return i;
    const key = `${i},${j}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const answer = Math.min(
      distance(i - 1, j) + 1,
      distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1),
    );
    known.set(key, answer);
    return answer;
  };
  return distance(left.length, right.length);
}

/** The whole text; `*` is any run of code points, also none. */
export function like(text: string, pattern: string): boolean {
  const points = codePoints(text);
  const signs = codePoints(pattern);
  const known = new Map<string, boolean>();
  /** Whether the text from i on fits the pattern from j on. */
  const fits = (i: number, j: number): boolean => {
    if (j === signs.length) return i === points.length;
    const key = `${i},${j}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const answer =
      signs[j] === "*"
        ? fits(i, j + 1) || (i < points.length && fits(i + 1, j))
        : points[i] === signs[j] && fits(i + 1, j + 1);
    known.set(key, answer);
    return answer;
  };
  return fits(0, 0);
}

/** I-Regexp (RFC 9485) over the whole text, as section 5.3 of that RFC writes it for ECMAScript. */
export function matches(text: string, pattern: string): boolean {
  let written = "";
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i]!;
    if (unit === "\\") {
      const escaped = pattern[++i]!;
      // Outside of a class `-` needs no escape, and with the `u` flag may not have one.
      written += escaped === "-" && !inClass ? "-" : `\\${escaped}`;
    } else if (unit === "[" && !inClass) {
      inClass = true;
      written += unit;
    } else if (unit === "]" && inClass) {
      inClass = false;
      written += unit;
    } else written += unit === "." && !inClass ? "[^\\n\\r]" : unit;
  }
  return new RegExp(`^(?:${written})$`, "u").test(text);
}

/** The registrable domain of an address, URL or host. */
export function domain(text: string, rules: readonly string[]): string {
  const scheme = text.indexOf("://");
  const afterScheme = scheme < 0 ? text : text.slice(scheme + 3);
  const authority = afterScheme.split(/[/\\?#]/)[0]!;
  const afterAt = authority.split("@").at(-1)!;
  const withoutPort = afterAt.replace(/:[0-9]+$/, "");
  const host = lower(withoutPort.endsWith(".") ? withoutPort.slice(0, -1) : withoutPort);
  if (/^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/.test(host) || /^\[.*\]$/s.test(host)) return host;

  const labels = host.split(".");
  const fits = (rule: string): boolean => {
    const wanted = rule.split(".");
    const tail = labels.slice(-wanted.length);
    return wanted.length <= labels.length && wanted.every((label, i) => label === "*" || label === tail[i]);
  };
  const exception = rules.find((rule) => rule.startsWith("!") && fits(rule.slice(1)));
  const suffixLength =
    exception !== undefined
      ? exception.split(".").length - 1
      : Math.max(
          1,
          ...rules.filter((rule) => !rule.startsWith("!") && fits(rule)).map((rule) => rule.split(".").length),
        );
  return labels.length > suffixLength ? labels.slice(-suffixLength - 1).join(".") : host;
}

const rotate = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (32n - by))) & 0xffff_ffffn;
const times = (a: bigint, b: bigint): bigint => (a * b) & 0xffff_ffffn;

/** murmur3_x86_32 with seed 0, in unbounded integers. */
export function murmur3(text: string): bigint {
  const bytes = [...new TextEncoder().encode(text)];
  let hash = 0n;
  const scramble = (block: bigint): bigint => times(rotate(times(block, 0xcc9e_2d51n), 15n), 0x1b87_3593n);
  for (let i = 0; i < bytes.length; i += 4) {
    const block = bytes.slice(i, i + 4).reduce((sum, byte, place) => sum + (BigInt(byte) << BigInt(8 * place)), 0n);
    hash ^= scramble(block);
    if (i + 4 <= bytes.length) hash = (rotate(hash, 13n) * 5n + 0xe654_6b64n) & 0xffff_ffffn;
  }
  hash ^= BigInt(bytes.length);
  hash = times(hash ^ (hash >> 16n), 0x85eb_ca6bn);
  hash = times(hash ^ (hash >> 13n), 0xc2b2_ae35n);
  return hash ^ (hash >> 16n);
}
