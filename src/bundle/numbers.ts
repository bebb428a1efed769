/**
 * Whether a double holds a number as it is written (I-JSON, RFC 7493): what one reader would round and another would not
 * means two things. The shortest decimal that leads back to a double, as RFC 8785 writes it, always is.
 */

/** What is wrong with a JSON number, or undefined; also where it is no JSON number at all. */
export function numberProblem(literal: string): string | undefined {
  // Fifteen digits always survive; most numbers of a bundle are shorter.
  if (literal.length <= 15 && !/[eE]/.test(literal)) return undefined;
  const value = Number(literal);
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return "a number beyond the range of doubles";
  return decimal(literal) === decimal(String(value)) ? undefined : "a number with more digits than a double holds";
}

/** Digits and exponent, without zeros at either end: equal for equal numbers, however they are written. */
function decimal(literal: string): string {
  const [, sign, whole, fraction = "", exponent = "0"] =
    /^(-?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/.exec(literal) ?? [];
  const digits = `${whole ?? ""}${fraction}`;
  const last = lastNonZero(digits);
  if (last < 0) return "0";
  const first = /[1-9]/.exec(digits)!.index;
  return `${sign}${digits.slice(first, last + 1)}e${Number(exponent) - fraction.length + digits.length - 1 - last}`;
}

function lastNonZero(digits: string): number {
  let at = digits.length - 1;
  while (at >= 0 && digits[at] === "0") at -= 1;
  return at;
}
